using System.Globalization;

namespace KeymapBakery.Compiler.Sandboxing;

/// <summary>
/// The first process of a sandbox's process namespace. The kernel lets it go only when all others in the namespace are gone, so its end
/// is the end of all; that of <c>bwrap</c> itself is not.
/// </summary>
internal sealed class NamespaceInit
{
    private const string Name = "(bwrap)";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly string _entry;
    private readonly string _start;

    private NamespaceInit(string entry, string start)
    {
        _entry = entry;
        _start = start;
    }

    /// <summary>Waits until <c>bwrap</c> has started it; null when <c>bwrap</c> ended before.</summary>
    /// <param name="launcher">Id of the process that started <c>bwrap</c>.</param>
    /// <param name="cancellationToken">Looks no longer.</param>
    public static async Task<NamespaceInit?> FindAsync(int launcher, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            if (FindChild(launcher.ToString(CultureInfo.InvariantCulture)) is { } bubblewrap && FindChild(bubblewrap) is { } first)
            {
                var entry = $"/proc/{first}/stat";
                return Read(entry) is { } state ? new NamespaceInit(entry, state.Start) : null;
            }

            await Task.Delay(Pause, CancellationToken.None);
        }

        return null;
    }

    private static string? FindChild(string process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/task/{process}/children")
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .FirstOrDefault(child => Read($"/proc/{child}/stat") is { Name: Name });
        }
        catch (IOException)
        {
            // It has ended.
            return null;
        }
    }

    /// <summary>Waits for its end; false when it does not come.</summary>
    public async Task<bool> HasEndedAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        while (Read(_entry) is { } state && state.Start == _start && state.Code is not ("Z" or "X"))
        {
            if (limit.IsCancellationRequested)
            {
                return false;
            }

            await Task.Delay(Pause, CancellationToken.None);
        }

        return true;
    }

    // "<id> (<name>) <state> …", with the time it was started in field 22; see proc(5).
    private static (string Name, string Code, string Start)? Read(string entry)
    {
        try
        {
            var text = File.ReadAllText(entry);
            var (open, close) = (text.IndexOf('(', StringComparison.Ordinal), text.LastIndexOf(')'));
            var fields = text[(close + 2)..].Split(' ');
            return (text[open..(close + 1)], fields[0], fields[19]);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
