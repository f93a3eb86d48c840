using KeymapBakery.Compiler.Toolchain;

namespace KeymapBakery.Compiler.Sandboxing;

/// <summary>Runs tools so that they reach nothing but their workplace.</summary>
internal interface ISandbox
{
    /// <summary>How; never <see cref="SandboxKind.Auto"/>.</summary>
    SandboxKind Kind { get; }

    /// <summary>
    /// Makes the writable directories of a workplace that are missing and hands them, with what is in them, to the user that
    /// tools run as. To be called before the first tool runs there, and after files were put there that tools are to change.
    /// No tool may be running there.
    /// </summary>
    void Prepare(Workplace place);

    /// <summary>Takes back what <see cref="Prepare"/> handed over, so that the tools' user can no longer change it. No tool may be running there.</summary>
    void Reclaim(Workplace place);

    /// <summary>Ends whatever still runs in a workplace.</summary>
    void EndAll(Workplace place);

    /// <summary>The command that runs a tool in the sandbox.</summary>
    /// <param name="place">What it sees; made ready by <see cref="Prepare"/>.</param>
    /// <param name="command">The tool and its arguments. It runs in <see cref="SandboxPaths.Tree"/>.</param>
    /// <param name="environment">All of its environment but <c>HOME</c> and <c>TMPDIR</c>, which the sandbox sets.</param>
    /// <param name="readOnlyPaths">Further files and directories of this machine it may read, at their own paths.</param>
    /// <param name="limits">What it may use.</param>
    ToolCommand Wrap(
        Workplace place,
        IReadOnlyList<string> command,
        IReadOnlyDictionary<string, string> environment,
        IReadOnlyList<string> readOnlyPaths,
        ToolLimits limits);
}
