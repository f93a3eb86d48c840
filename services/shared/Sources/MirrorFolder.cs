using System.Security.Cryptography;
using System.Text;

namespace KeymapBakery.Sources;

/// <summary>
/// The directory in which a service keeps its mirrors of repositories and what git itself needs. Opening it takes it for this
/// process alone.
/// </summary>
public sealed class MirrorFolder : IDisposable
{
    private readonly string _root;
    private readonly FileStream _lock;

    /// <summary>Takes the directory and makes what is missing in it.</summary>
    /// <param name="root">Its absolute path.</param>
    /// <param name="setting">Full name of the setting it comes from, for the message.</param>
    /// <exception cref="InvalidOperationException">Another process has it.</exception>
    public MirrorFolder(string root, string setting)
    {
        _root = root;
        Directory.CreateDirectory(root);
        try
        {
            _lock = new FileStream(Path.Combine(root, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new InvalidOperationException($"{root} is used by another process. Give each its own directory with {setting}.", exception);
        }

        Directory.CreateDirectory(Path.Combine(root, "mirrors"));
        Directory.CreateDirectory(GitHome);
    }

    /// <summary>Home directory of the git processes.</summary>
    public string GitHome => Path.Combine(_root, "git");

    /// <summary>Directory of the bare mirror of a repository.</summary>
    /// <param name="address">URL or path of the repository.</param>
    public string Of(string address)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address)))[..16];
        var name = string.Concat(Path.GetFileNameWithoutExtension(address.TrimEnd('/')).Where(char.IsAsciiLetterOrDigit).Take(40));
        return Path.Combine(_root, "mirrors", $"{name}-{hash}.git");
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();
}
