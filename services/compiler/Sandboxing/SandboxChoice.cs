using System.Diagnostics;
using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Compiler.Sources;
using KeymapBakery.Compiler.Toolchain;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Sandboxing;

/// <summary>Chooses the sandbox: the configured one, or the strongest that works here, found out by running something in it.</summary>
internal sealed class SandboxChoice(WorkDirectory work, BuildUser user, IOptions<CompilerOptions> options)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SandboxOptions _options = options.Value.Sandbox;

    /// <summary>Why bubblewrap does not work here; null when it does or was not tried.</summary>
    public string? Objection { get; private set; }

    /// <summary>Chooses.</summary>
    /// <exception cref="InvalidOperationException">The configured sandbox does not work here.</exception>
    public ISandbox Choose()
    {
        var fallback = new SeparateUserSandbox(user);
        if (_options.Kind == SandboxKind.SeparateUser)
        {
            return fallback;
        }

        var bubblewrap = ProgramSearch.Find(_options.Program, ["/usr/local/bin", "/usr/bin", "/bin"]) is { } program
            ? new BubblewrapSandbox(program, user)
            : null;
        Objection = bubblewrap is null ? $"there is no program {_options.Program}" : Try(bubblewrap);
        if (bubblewrap is not null && Objection is null)
        {
            return bubblewrap;
        }

        return _options.Kind == SandboxKind.Auto
            ? fallback
            : throw new InvalidOperationException(
                $"{CompilerOptions.Section}:Sandbox:Kind is Bubblewrap, but bubblewrap does not work here: {Objection}.");
    }

    private string? Try(BubblewrapSandbox sandbox)
    {
        using var scratch = work.MakeScratch();
        var place = scratch.MakeWorkplace();
        sandbox.Prepare(place);
        var command = sandbox.Wrap(
            place,
            ["/bin/sh", "-c", "echo works >.build/probe"],
            new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" },
            [],
            _options.Limits);
        var start = new ProcessStartInfo(command.Program, command.Arguments)
        {
            WorkingDirectory = command.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        if (!process.WaitForExit(Patience))
        {
            process.Kill();
            return "it hangs";
        }

        var complaint = process.StandardError.ReadToEnd().Trim();
        return process.ExitCode == 0 && File.Exists(Path.Combine(place.Build, "probe"))
            ? null
            : complaint.Length > 0 ? complaint : $"it ended with {process.ExitCode}";
    }
}
