using System.Diagnostics;
using System.Text.RegularExpressions;

namespace KeymapBakery.Sources;

/// <summary>
/// Runs git with a configuration of its own: no system or personal settings, no prompts, no hooks, and only protocols that
/// the firmware repository itself needs.
/// </summary>
public sealed partial class Git
{
    // Without these, machines behind a proxy or with their own certificate authority could not fetch.
    private static readonly string[] PassedVariables =
    [
        "PATH", "http_proxy", "https_proxy", "all_proxy", "no_proxy", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY",
        "SSL_CERT_FILE", "SSL_CERT_DIR", "GIT_SSL_CAINFO",
    ];

    private readonly Dictionary<string, string> _environment;

    /// <summary>Writes git's configuration into the folder.</summary>
    /// <param name="folder">Where git has its home.</param>
    public Git(MirrorFolder folder)
    {
        var configuration = Path.Combine(folder.GitHome, "config");
        // A file, because git clears settings given in the environment when it starts itself on the other side of a local fetch.
        File.WriteAllText(
            configuration,
            $"""
            [safe]
                directory = *
            [core]
                hooksPath = /dev/null
                fsmonitor = false
            [protocol]
                allow = never
            [protocol "https"]
                allow = always
            [protocol "http"]
                allow = always
            [protocol "ssh"]
                allow = always
            [protocol "git"]
                allow = always
            ; The mirrors are local too, so this cannot be denied; addresses are checked where they are read.
            [protocol "file"]
                allow = always
            [uploadpack]
                allowAnySHA1InWant = true
            [gc]
                autoDetach = false
                pruneExpire = never
            [advice]
                detachedHead = false
            [init]
                defaultBranch = master

            """);
        _environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["HOME"] = folder.GitHome,
            ["LANG"] = "C.UTF-8",
            ["GIT_CONFIG_NOSYSTEM"] = "1",
            ["GIT_CONFIG_GLOBAL"] = configuration,
            ["GIT_ATTR_NOSYSTEM"] = "1",
            ["GIT_TERMINAL_PROMPT"] = "0",
            ["GIT_ASKPASS"] = "/bin/false",
            ["GIT_SSH_COMMAND"] = "ssh -o BatchMode=yes",
        };
        foreach (var name in PassedVariables)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
            {
                _environment[name] = value;
            }
        }
    }

    /// <summary>Runs a command in a repository and returns its standard output.</summary>
    /// <exception cref="GitException">It failed.</exception>
    public async Task<string> RunAsync(string directory, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var (exitCode, output, errors) = await ExecuteAsync(directory, arguments, cancellationToken);
        return exitCode == 0
            ? output
            : throw new GitException($"git {arguments[0]} ended with {exitCode}: {WithoutCredentials(errors.Trim())}");
    }

    /// <summary>Runs a command that answers with its exit status.</summary>
    public async Task<bool> SucceedsAsync(string directory, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var (exitCode, _, _) = await ExecuteAsync(directory, arguments, cancellationToken);
        return exitCode == 0;
    }

    /// <summary>Starts a command whose pipes the caller uses; standard error is this service's own.</summary>
    public Process Start(string directory, IEnumerable<string> arguments, bool redirectErrors = false)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = redirectErrors,
        };
        start.Environment.Clear();
        foreach (var (name, value) in _environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new GitException($"git cannot be run: {exception.Message}");
        }
    }

    /// <summary>The address without the user name and password it may carry.</summary>
    public static string WithoutCredentials(string text) => Credentials().Replace(text, "://");

    private async Task<(int ExitCode, string Output, string Errors)> ExecuteAsync(
        string directory,
        IReadOnlyList<string> arguments,
        CancellationToken cancellationToken)
    {
        using var process = Start(directory, arguments, redirectErrors: true);
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            throw;
        }
    }

    [GeneratedRegex("://[^/@\\s]*@")]
    private static partial Regex Credentials();
}
