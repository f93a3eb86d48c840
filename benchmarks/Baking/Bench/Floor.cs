using System.Collections.Immutable;
using KeymapBakery.BakingBench.Payloads;
using KeymapBakery.BakingBench.Plain;
using KeymapBakery.BakingBench.Tools;

namespace KeymapBakery.BakingBench.Bench;

/// <summary>
/// The least work that makes the firmware of another keymap: in what a plain build left, replace keymap.c and run again, exactly as they
/// were run, the commands that (1) compile quantum/keymap_introspection.c, which includes keymap.c, (2) link, (3) convert: objcopy, and
/// dfu-suffix or uf2conv.py where the keyboard needs it.
/// </summary>
internal sealed class Floor
{
    private const string Introspection = "quantum/keymap_introspection.c";

    private readonly ScratchTree _tree;
    private readonly PlainCompiler _plain;
    private readonly string _stash;
    private readonly string _fileName;
    private readonly ImmutableArray<ImmutableArray<string>> _commands;

    private Floor(ScratchTree tree, PlainCompiler plain, string stash, string fileName, ImmutableArray<ImmutableArray<string>> commands)
    {
        _tree = tree;
        _plain = plain;
        _stash = stash;
        _fileName = fileName;
        _commands = commands;
    }

    /// <summary>True when the keyboard's processor is an AVR.</summary>
    public bool IsAvr => Path.GetFileName(_commands[0][0]).StartsWith("avr-", StringComparison.Ordinal);

    /// <summary>The commands, for a person to read.</summary>
    public IEnumerable<string> Commands => _commands.Select(command => string.Join(' ', command));

    /// <summary>Builds once, plainly, and keeps what was built beside the tree's .build.</summary>
    /// <exception cref="InvalidOperationException">The keymap does not compile, or not by the commands expected.</exception>
    public static async Task<Floor> PrepareAsync(ScratchTree tree, PlainCompiler plain, Payload payload)
    {
        var (build, all) = await RecordedCommands.OfAsync(plain, payload);
        if (build.FileName is null)
        {
            throw new InvalidOperationException($"qmk compile of {payload.FileName} failed:\n{build.Output}");
        }

        var compile = all.LastOrDefault(IsCompilation);
        var link = all.LastOrDefault(IsLink);
        if (compile.IsDefault || link.IsDefault)
        {
            throw new InvalidOperationException($"The build of {payload.FileName} did not compile {Introspection} and link as expected.");
        }

        var converts = all.Skip(all.LastIndexOf(link) + 1).Where(IsConversion);
        var stash = Path.Combine(tree.Directory, ".git", $"floor_{Path.GetFileNameWithoutExtension(build.FileName)}");
        if (Directory.Exists(stash))
        {
            Directory.Delete(stash, recursive: true);
        }

        Directory.Move(plain.BuildDirectory, stash);
        return new Floor(tree, plain, stash, build.FileName, [compile, link, .. converts]);
    }

    /// <summary>Makes the firmware of another keymap of the same shape.</summary>
    public async Task<FloorRun> RunAsync(Payload payload)
    {
        if (Directory.Exists(_plain.BuildDirectory))
        {
            Directory.Delete(_plain.BuildDirectory, recursive: true);
        }

        // The commands name their files from the root of the tree.
        Directory.Move(_stash, _plain.BuildDirectory);
        try
        {
            var keymap = Directory.EnumerateFiles(_plain.BuildDirectory, "keymap.c", SearchOption.AllDirectories).Single();
            await _plain.WriteKeymapCAsync(payload, keymap);
            var firmware = Path.Combine(_plain.BuildDirectory, _fileName);
            File.Delete(firmware);
            var environment = _plain.Environment();
            var seconds = new List<double>();
            foreach (var command in _commands)
            {
                var result = await Tool.RunAsync(_tree.Directory, environment, command);
                seconds.Add(result.ExitCode == 0 ? result.Seconds : throw new ToolException(command, result));
            }

            return new FloorRun(await File.ReadAllBytesAsync(firmware), seconds[0], seconds[1], seconds.Skip(2).Sum());
        }
        finally
        {
            Directory.Move(_plain.BuildDirectory, _stash);
        }
    }

    private static bool IsCompilation(ImmutableArray<string> command) =>
        command.Contains("-c") && command.Any(word => word.EndsWith(Introspection, StringComparison.Ordinal));

    private static bool IsLink(ImmutableArray<string> command) =>
        Path.GetFileName(command[0]).EndsWith("gcc", StringComparison.Ordinal) && !command.Contains("-c")
        && command.Any(word => word.EndsWith(".elf", StringComparison.Ordinal));

    private static bool IsConversion(ImmutableArray<string> command) =>
        Path.GetFileName(command[0]) is "dfu-suffix"
        || Path.GetFileName(command[0]).EndsWith("objcopy", StringComparison.Ordinal)
        || command.Any(word => word.EndsWith("uf2conv.py", StringComparison.Ordinal));
}
