using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using KeymapBakery.Compiler.Toolchain;

namespace KeymapBakery.Compiler.Sandboxing;

/// <summary>
/// The user that tools run as: a powerless one where this service is root and so can choose, else the service's own.
/// </summary>
internal sealed partial class BuildUser(int userId)
{
    private const uint FirstMark = 1_000_000_000;
    private const int Rounds = 50;

    /// <summary>True when tools run as another user than this service.</summary>
    public bool IsSeparate { get; } = Environment.IsPrivilegedProcess;

    /// <summary>The command line that becomes the user, without any privilege and any way to get one.</summary>
    /// <param name="room">When given, the processes are marked as belonging there, with a mark they cannot take off.</param>
    public IReadOnlyList<string> Become(string? room = null)
    {
        var id = userId.ToString(CultureInfo.InvariantCulture);
        return IsSeparate
            ?
            [
                "/usr/bin/setpriv", "--reuid", id, "--regid", id, .. room is null ? ["--clear-groups"] : (string[])["--groups", MarkOf(room)],
                "--no-new-privs", "--inh-caps=-all", "--bounding-set=-all",
            ]
            : ["/usr/bin/setpriv", "--no-new-privs"];
    }

    /// <summary>Gives a directory and all in it to the user. Links themselves are given, never what they point to.</summary>
    public void TakeOver(string directory)
    {
        if (IsSeparate)
        {
            Give(directory, userId);
        }
    }

    /// <summary>Gives a directory and all in it back to this service.</summary>
    public void HandBack(string directory)
    {
        if (IsSeparate)
        {
            Give(directory, 0);
        }
    }

    /// <summary>Ends all processes marked as belonging to a room.</summary>
    public void EndAll(string room)
    {
        for (var round = 0; IsSeparate && round < Rounds; round++)
        {
            var found = FindMarked(MarkOf(room)).ToList();
            if (found.Count == 0)
            {
                return;
            }

            found.ForEach(process => ProcessSignal.Send(process, ProcessSignal.Kill));
        }
    }

    // A supplementary group that nothing else has: a process can change its environment and its session, but not its groups.
    private static string MarkOf(string room)
    {
        var hash = BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(room)));
        return (FirstMark + (hash % FirstMark)).ToString(CultureInfo.InvariantCulture);
    }

    private static IEnumerable<int> FindMarked(string mark)
    {
        foreach (var entry in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(entry.AsSpan()), out var process) && HasGroup(entry, mark))
            {
                yield return process;
            }
        }
    }

    private static bool HasGroup(string entry, string mark)
    {
        try
        {
            var status = File.ReadLines(Path.Combine(entry, "status")).ToList();
            return !status.Any(line => line.StartsWith("State:\tZ", StringComparison.Ordinal))
                && status.First(line => line.StartsWith("Groups:", StringComparison.Ordinal)).Split('\t', ' ').Contains(mark);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return false;
        }
    }

    private static void Give(string path, int owner)
    {
        if (ChangeOwner(path, owner, owner) != 0)
        {
            throw new IOException($"{path} could not be given to user {owner}: {Marshal.GetLastPInvokeErrorMessage()}.");
        }

        var directory = new DirectoryInfo(path);
        if (directory.Exists && directory.LinkTarget is null)
        {
            foreach (var inner in Directory.EnumerateFileSystemEntries(path))
            {
                Give(inner, owner);
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "lchown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, int owner, int group);
}
