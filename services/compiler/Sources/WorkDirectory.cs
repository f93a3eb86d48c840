using System.Security.Cryptography;
using System.Text;
using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Compiler.Toolchain;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Sources;

/// <summary>
/// The directory for mirrors and work trees. Opening it takes it for this process alone and ends what a process killed
/// earlier left running in it.
/// </summary>
internal sealed class WorkDirectory : IDisposable
{
    private readonly string _root;
    private readonly FileStream _lock;

    public WorkDirectory(IOptions<CompilerOptions> options)
    {
        _root = options.Value.WorkDirectory;
        Directory.CreateDirectory(_root);
        try
        {
            _lock = new FileStream(Path.Combine(_root, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new InvalidOperationException(
                $"{_root} is used by another compiler. Give each its own directory with {CompilerOptions.Section}:WorkDirectory.",
                exception);
        }

        LeftoverProcesses.Kill(_root);
        Directory.CreateDirectory(Path.Combine(_root, "mirrors"));
        Directory.CreateDirectory(GitHome);
    }

    /// <summary>Home directory of the git processes.</summary>
    public string GitHome => Path.Combine(_root, "git");

    /// <summary>Directory of one slot.</summary>
    public string Slot(int number) => Path.Combine(_root, "slots", number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Directory of the bare mirror of a repository.</summary>
    public string Mirror(string address)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address)))[..16];
        var name = string.Concat(Path.GetFileNameWithoutExtension(address.TrimEnd('/')).Where(char.IsAsciiLetterOrDigit).Take(40));
        return Path.Combine(_root, "mirrors", $"{name}-{hash}.git");
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();
}
