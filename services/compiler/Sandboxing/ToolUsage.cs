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

    // No build nests deeper, and below there would be room to hide from this class.
    private const int DeepestPath = 2048;

    // Stands for bytes of a name that are not text; what has such a name cannot be looked at.
    private const char NotText = '\uFFFD';

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

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
            var objection = FindObjectionToFiles()
                ?? (HoldsTooMuch() ? $"The build was ended because it used more than {options.TotalMemoryBytes} bytes of memory." : null);
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

    private string? FindObjectionToFiles()
    {
        var total = 0L;
        var open = new Stack<DirectoryInfo>(place.WritableDirectories.Select(directory => new DirectoryInfo(directory)));
        while (open.TryPop(out var directory))
        {
            try
            {
                foreach (var entry in directory.EnumerateFileSystemInfos("*", Everything))
                {
                    if (entry.Name.Contains(NotText, StringComparison.Ordinal) || entry.FullName.Length > DeepestPath)
                    {
                        return "The build was ended because it gave a file a name that no build needs.";
                    }

                    // Links count by themselves and are not followed.
                    var isLink = entry.LinkTarget is not null;
                    if (entry is DirectoryInfo inner && !isLink)
                    {
                        open.Push(inner);
                    }

                    total += Block + (entry is FileInfo { Exists: true } file && !isLink ? file.Length : 0);
                    if (total > options.BuildBytes)
                    {
                        return $"The build was ended because it wrote more than {options.BuildBytes} bytes.";
                    }
                }
            }
            catch (UnauthorizedAccessException)
            {
                return "The build was ended because it closed a directory.";
            }
            catch (IOException)
            {
                // It is gone, or a file in it is.
            }
        }

        return null;
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
