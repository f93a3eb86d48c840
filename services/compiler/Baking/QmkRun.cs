using System.Globalization;
using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Compiler.Kit;
using KeymapBakery.Compiler.Sandboxing;
using KeymapBakery.Compiler.Sources;
using KeymapBakery.Compiler.Toolchain;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Baking;

/// <summary>Runs <c>qmk</c>: in the sandbox, on a tree that is only read, with the kit's programs before the real ones.</summary>
internal sealed class QmkRun(BuildKit kit, GitAnswers git, ToolRun tools, IOptions<CompilerOptions> options)
{
    private const string Program = "qmk";
    private const string Interpreter = "python3";

    /// <summary>Where the commands of a recorded run lie, below the slot's bench.</summary>
    public const string Record = "record";

    private readonly CompilerOptions _options = options.Value;

    /// <summary>True when there is a <c>qmk</c>, on the configured path or in the tree.</summary>
    public bool IsPossible(FirmwareTree tree) => Find(tree) is not null;

    /// <summary>Says what to do when <see cref="IsPossible"/> is false.</summary>
    public string Impossible =>
        $"The compiler has no qmk: neither on its path ({_options.Toolchain.Path}) nor as bin/qmk in the firmware.";

    /// <summary>Runs one command of <c>qmk</c> to its end.</summary>
    /// <param name="tree">The firmware.</param>
    /// <param name="slot">The slot whose <c>.build</c> and <c>.bake</c> it may write to.</param>
    /// <param name="arguments">The command's arguments.</param>
    /// <param name="isRecorded">True to have the commands it runs written down.</param>
    /// <param name="output">Takes what it prints.</param>
    /// <param name="cancellationToken">Ends it; all its processes are gone then.</param>
    /// <returns>Its exit status.</returns>
    /// <exception cref="ToolLimitException">It printed, wrote or held too much.</exception>
    public async Task<int> RunAsync(
        FirmwareTree tree,
        Slot slot,
        IReadOnlyList<string> arguments,
        bool isRecorded,
        Action<ReadOnlyMemory<byte>> output,
        CancellationToken cancellationToken)
    {
        var program = Find(tree) ?? throw new InvalidOperationException(Impossible);
        await git.WriteAsync(tree, Path.Combine(slot.Bench, "git"), cancellationToken);
        if (isRecorded)
        {
            Directory.CreateDirectory(Path.Combine(slot.Bench, Record));
        }

        // A program that is not Python starts itself each time; so does one whose interpreter is missing.
        var interpreter = IsPython(program.OnDisk) ? kit.Find(Interpreter) : null;
        string[] command = interpreter is null
            ? [program.InSandbox, .. arguments]
            : [interpreter, kit.Server, $"{SandboxPaths.Bench}/qmk", program.InSandbox, .. arguments];
        string[] path = [.. kit.PathOf(interpreter is not null, isRecorded), $"{SandboxPaths.Tree}/bin"];
        var environment = new Dictionary<string, string>(kit.EnvironmentOf(tree), StringComparer.Ordinal)
        {
            ["PATH"] = string.Join(':', path),
            ["BAKERY_TREE"] = SandboxPaths.Tree,
            ["BAKERY_GIT"] = $"{SandboxPaths.Bench}/git",
            ["BAKERY_QMK"] = $"{SandboxPaths.Bench}/qmk",
            // One more than cores: while one compiler waits for the disk, another computes.
            ["BAKERY_JOBS"] = (_options.Cores + 1).ToString(CultureInfo.InvariantCulture),
        };
        return await tools.RunAsync(slot.Place(tree), slot.Pace, command, environment, output, cancellationToken);
    }

    // The tree's bin comes last: a firmware must not replace the tools of the machine.
    private (string OnDisk, string InSandbox)? Find(FirmwareTree tree) =>
        kit.Find(Program) is { } found
            ? (found, found)
            : ProgramSearch.Find(Program, [Path.Combine(tree.Directory, "bin")]) is { } own
                ? (own, $"{SandboxPaths.Tree}/bin/{Program}")
                : null;

    private static bool IsPython(string program)
    {
        using var reader = new StreamReader(program);
        return reader.ReadLine() is { } line && line.StartsWith("#!", StringComparison.Ordinal) && line.Contains(Interpreter, StringComparison.Ordinal);
    }
}
