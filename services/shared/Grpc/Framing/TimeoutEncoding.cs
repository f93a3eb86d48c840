using System.Globalization;

namespace Grpc.Framing;

/// <summary>The encoding of <c>grpc-timeout</c>: at most eight digits and a unit.</summary>
internal static class TimeoutEncoding
{
    private const long MaxDigits = 99_999_999;

    private static readonly (char Letter, double Ticks)[] Units =
    [
        ('n', TimeSpan.TicksPerMicrosecond / 1000.0),
        ('u', TimeSpan.TicksPerMicrosecond),
        ('m', TimeSpan.TicksPerMillisecond),
        ('S', TimeSpan.TicksPerSecond),
        ('M', TimeSpan.TicksPerMinute),
        ('H', TimeSpan.TicksPerHour),
    ];

    /// <summary>The finest unit that fits, rounded up; a nanosecond for a time that has passed.</summary>
    public static string Encode(TimeSpan timeout)
    {
        if (timeout <= TimeSpan.Zero)
        {
            return "1n";
        }

        foreach (var (letter, ticks) in Units)
        {
            var amount = Math.Ceiling(timeout.Ticks / ticks);
            if (amount <= MaxDigits)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{(long)amount}{letter}");
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{MaxDigits}H");
    }

    public static bool TryDecode(string value, out TimeSpan timeout)
    {
        timeout = default;
        if (value.Length is < 2 or > 9
            || !long.TryParse(value.AsSpan(0, value.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var amount))
        {
            return false;
        }

        foreach (var (letter, ticks) in Units)
        {
            if (letter == value[^1])
            {
                timeout = new TimeSpan((long)Math.Ceiling(amount * ticks));
                return true;
            }
        }

        return false;
    }
}
