using System.ComponentModel;

namespace KeymapBakery.Testing;

/// <summary>Installs the npm packages some tests need as independent peers.</summary>
public static class NodePackages
{
    // What npm says when nobody answers, be it for want of a network, of a name or of a way out.
    private static readonly string[] Unreachable =
        ["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENETUNREACH", "EHOSTUNREACH", "ERR_SOCKET_TIMEOUT"];

    /// <summary>As <see cref="InstallAsync"/>, for tests that are skipped where npm, or what it would install, cannot be had.</summary>
    /// <returns>Why not; null when the packages are there.</returns>
    public static async Task<string?> TryInstallAsync(string folder)
    {
        try
        {
            await InstallAsync(folder);
            return null;
        }
        catch (Win32Exception missing)
        {
            return $"npm cannot be run on this machine: {missing.Message}";
        }
        catch (InvalidOperationException failure) when (Unreachable.Any(word => failure.Message.Contains(word, StringComparison.Ordinal)))
        {
            return $"npm does not reach its registry from this machine: {failure.Message}";
        }
    }

    /// <summary>Installs what the folder's lock file names, unless that has been done.</summary>
    /// <param name="folder">A folder with <c>package.json</c> and <c>package-lock.json</c>.</param>
    public static async Task InstallAsync(string folder)
    {
        // Test projects run side by side may want the same folder.
        await using var turn = await WaitForTurnAsync(Path.Combine(folder, ".install-lock"));
        var marker = Path.Combine(folder, "node_modules", ".package-lock.json");
        if (!File.Exists(marker) || File.GetLastWriteTimeUtc(marker) < File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json")))
        {
            await Command.RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder);
        }
    }

    private static async Task<FileStream> WaitForTurnAsync(string lockFile)
    {
        while (true)
        {
            try
            {
                return new FileStream(lockFile, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException)
            {
                await Task.Delay(200);
            }
        }
    }
}
