using System.Globalization;
using System.Runtime.InteropServices;

namespace KeymapBakery.Compiler.Sandboxing;

/// <summary>
/// The user that tools run as: a powerless one where this service is root and so can choose, else the service's own.
/// </summary>
internal sealed partial class BuildUser(int userId)
{
    /// <summary>True when tools run as another user than this service.</summary>
    public bool IsSeparate { get; } = Environment.IsPrivilegedProcess;

    /// <summary>The command line that becomes the user, without any privilege and any way to get one.</summary>
    public IReadOnlyList<string> Become()
    {
        var id = userId.ToString(CultureInfo.InvariantCulture);
        return IsSeparate
            ?
            [
                "/usr/bin/setpriv", "--reuid", id, "--regid", id, "--clear-groups",
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
