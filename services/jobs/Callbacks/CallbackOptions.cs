using System.ComponentModel.DataAnnotations;

namespace KeymapBakery.Jobs.Callbacks;

/// <summary>Who may be told of the ends of jobs, and how. Section <c>Jobs:Callbacks</c>; times as <c>[days.]hours:minutes:seconds</c>.</summary>
internal sealed class CallbackOptions : IValidatableObject
{
    public const string Section = "Jobs:Callbacks";

    /// <summary>Who may be told; nobody else is. Empty, as it is by default, for nobody.</summary>
    public IList<CallbackReceiver> Receivers { get; } = [];

    /// <summary>Time between two looks for jobs that have ended.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a receiver may take to answer, connecting included.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Tries until a receiver is given up.</summary>
    [Range(1, 100)]
    public int MaximumAttempts { get; set; } = 10;

    /// <summary>Time from the first try to the second; it doubles with every try. Longer than <see cref="Timeout"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan FirstDelay { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest time between two tries.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00")]
    public TimeSpan LongestDelay { get; set; } = TimeSpan.FromHours(1);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (FirstDelay <= Timeout || LongestDelay < FirstDelay)
        {
            yield return new ValidationResult($"{Section}: FirstDelay must be longer than Timeout, and LongestDelay not shorter than FirstDelay.");
        }

        foreach (var (receiver, index) in Receivers.Select((receiver, index) => (receiver, index)))
        {
            if (receiver.FindMistake() is { } mistake)
            {
                yield return new ValidationResult($"{Section}:Receivers:{index}: {mistake}");
            }
        }
    }
}
