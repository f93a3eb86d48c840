using System.Globalization;
using KeymapBakery.Compiler.Configuration;

namespace KeymapBakery.Compiler.Sandboxing;

/// <summary>What one tool run has written to disk and holds in memory, looked at a few times a second.</summary>
/// <param name="place">Where it works.</param>
/// <param name="process">Id of its first process.</param>
/// <param name="options">What it may use.</param>
internal sealed class ToolUsage(Workplace place, int process, SandboxOptions options)
{
    // What a file or directory takes at least; so that a build cannot fill the disk with empty ones.
    private const int Block = 4096;

    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = 0,
        IgnoreInaccessible = true,
        MaxRecursionDepth = 256,
    };

    private string? _objection;
    private int _isChecking;

    /// <summary>A sentence that says what there is too much of; null while there is not.</summary>
    public string? Objection => Volatile.Read(ref _objection);

    /// <summary>Looks, and cancels when there is too much.</summary>
    public void Check(CancellationTokenSource ending)
    {
        // A look may take longer than the pause between two.
        if (Interlocked.Exchange(ref _isChecking, 1) == 1)
        {
            return;
        }

        try
        {
            var objection = WritesTooMuch()
                ? $"The build was ended because it wrote more than {options.BuildBytes} bytes."
                : HoldsTooMuch() ? $"The build was ended because it used more than {options.TotalMemoryBytes} bytes of memory." : null;
            if (objection is not null)
            {
                Volatile.Write(ref _objection, objection);
                ending.Cancel();
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // What is looked at changes meanwhile, and the tool may just have ended.
        }
        finally
        {
            Volatile.Write(ref _isChecking, 0);
        }
    }

    private bool WritesTooMuch()
    {
        var total = 0L;
        foreach (var directory in place.WritableDirectories)
        {
            // Links count by themselves; enumeration does not follow them.
            foreach (var entry in new DirectoryInfo(directory).EnumerateFileSystemInfos("*", Everything))
            {
                total += Block + (entry is FileInfo { LinkTarget: null, Exists: true } file ? file.Length : 0);
                if (total > options.BuildBytes)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool HoldsTooMuch()
    {
        var total = 0L;
        var open = new Stack<int>([process]);
        while (open.TryPop(out var next))
        {
            var entry = $"/proc/{next.ToString(CultureInfo.InvariantCulture)}";
            try
            {
                // Second field of statm: pages in memory. What left its parents is a child of the sandbox's first process.
                total += long.Parse(File.ReadAllText($"{entry}/statm").Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize;
                foreach (var child in File.ReadAllText($"{entry}/task/{next}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    open.Push(int.Parse(child, CultureInfo.InvariantCulture));
                }
            }
            catch (IOException)
            {
                // It has ended.
            }
        }

        return total > options.TotalMemoryBytes;
    }
}
