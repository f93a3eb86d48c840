using KeymapBakery.Compiler.Kit;

namespace KeymapBakery.Compiler.Baking.Templates;

/// <summary>
/// Finds in the commands of a full build those that depend on the keymap: compiling what includes its code, and whatever reads the
/// result, up to the firmware file.
/// </summary>
internal sealed class ReplayPlanner
{
    private const string BuildFolder = ".build/";
    private const int LongestList = 16 * 1024 * 1024;

    private static readonly HashSet<string> ObjcopyOptionsWithValue = new(StringComparer.Ordinal)
    {
        "-I", "-O", "-F", "-B", "-R", "-j", "-K", "-N", "-G", "-L", "-W",
        "--pad-to", "--gap-fill", "--set-start", "--adjust-start", "--change-section-address", "--change-section-lma", "--change-section-vma",
    };

    private readonly string _build;
    private readonly string _keymapCode;
    private readonly Dictionary<string, string> _moved = new(StringComparer.Ordinal);
    private readonly List<ReplayCommand> _commands = [];

    private ReplayPlanner(string build, string keymapCode)
    {
        _build = build;
        _keymapCode = keymapCode;
    }

    /// <summary>Makes the plan.</summary>
    /// <param name="commands">All commands of the build, in order.</param>
    /// <param name="build">The build's <c>.build</c> on disk, with the lists of dependencies the compiler wrote.</param>
    /// <param name="keymapCode">The keymap's C code as the commands name it, for example <c>.build/obj_crkbd_rev1_x/src/keymap.c</c>.</param>
    /// <param name="firmware">The firmware file as the commands name it, for example <c>.build/crkbd_rev1_x.hex</c>.</param>
    /// <exception cref="NotReplayableException">The commands cannot be told apart.</exception>
    public static ReplayPlan Plan(IReadOnlyList<RecordedCommand> commands, string build, string keymapCode, string firmware)
    {
        var planner = new ReplayPlanner(build, keymapCode);
        foreach (var command in commands)
        {
            planner.Consider(command);
        }

        if (!planner._moved.TryGetValue(firmware, out var moved))
        {
            throw new NotReplayableException($"none of the recorded commands makes {Path.GetFileName(firmware)} from the keymap");
        }

        return new ReplayPlan(planner._commands, moved)
        {
            Files = [.. planner._moved.Values.Order(StringComparer.Ordinal)],
            Replaced = [keymapCode, .. planner._moved.Keys.Order(StringComparer.Ordinal)],
        };
    }

    private void Consider(RecordedCommand command)
    {
        if (IsCompiler(command.Tool))
        {
            ConsiderCompiler(command);
        }
        else if (command.Arguments.Any(IsMoved))
        {
            var outputs = OutputsOf(command) ?? throw new NotReplayableException($"it is not known which files {command.Tool} writes");
            Add(ReplayPhase.Convert, command, outputs);
        }
    }

    private void ConsiderCompiler(RecordedCommand command)
    {
        var arguments = command.Arguments;
        var output = ValueOf(arguments, "-o") ?? ValueOf(arguments, "--output");
        if (arguments.Contains("-c"))
        {
            if (output is not null && DependsOnKeymap(output))
            {
                Add(ReplayPhase.Compile, command, ValueOf(arguments, "-MF") is { } dependencies ? [output, dependencies] : [output]);
            }
        }
        else if (output is not null && arguments.Any(IsMoved))
        {
            Add(ReplayPhase.Link, command, [output]);
        }
    }

    private void Add(ReplayPhase phase, RecordedCommand command, IReadOnlyList<string> outputs)
    {
        foreach (var output in outputs)
        {
            if (!output.StartsWith(BuildFolder, StringComparison.Ordinal) || output.Split('/').Contains(".."))
            {
                throw new NotReplayableException($"{command.Tool} writes to {output}, outside .build");
            }

            _moved.TryAdd(output, $"{ReplayPlan.Output}/{output[BuildFolder.Length..]}");
        }

        _commands.Add(new ReplayCommand(phase, command.Tool, [.. command.Arguments.Select(Rewrite)]));
    }

    private string Rewrite(string argument) =>
        _moved.TryGetValue(argument, out var moved)
            ? moved
            : argument.Replace(_keymapCode, ReplayPlan.KeymapCode, StringComparison.Ordinal);

    private bool IsMoved(string argument) => _moved.ContainsKey(argument);

    // The compiler lists what it read in a file beside the object: as it names it itself, or renamed by the makefile.
    private bool DependsOnKeymap(string output) =>
        output.StartsWith(BuildFolder, StringComparison.Ordinal)
        && ReadPlain(Path.Combine(_build, Path.ChangeExtension(output, ".d")[BuildFolder.Length..]))
            .Split([' ', '\n', '\\'], StringSplitOptions.RemoveEmptyEntries)
            .Contains(_keymapCode, StringComparer.Ordinal);

    // A pipe has no length, and would be waited for.
    private static string ReadPlain(string path) =>
        new FileInfo(path) is { Exists: true, Length: > 0 and < LongestList } ? File.ReadAllText(path) : "";

    private static bool IsCompiler(string tool) =>
        tool.EndsWith("gcc", StringComparison.Ordinal) || tool.EndsWith("g++", StringComparison.Ordinal) || tool.EndsWith("-cc", StringComparison.Ordinal);

    // Null for a tool that is not known.
    private static IReadOnlyList<string>? OutputsOf(RecordedCommand command)
    {
        var arguments = command.Arguments;
        return command.Tool switch
        {
            // objcopy OPTION ... INPUT [OUTPUT]
            _ when command.Tool.EndsWith("objcopy", StringComparison.Ordinal) => FilesOf(arguments) is [.., var output] ? [output] : null,
            // ar rcs ARCHIVE OBJECT ...
            _ when command.Tool.EndsWith("-ar", StringComparison.Ordinal) && arguments.Count >= 3 => [arguments[1]],
            // Adds to the file itself.
            "dfu-suffix" => ValueOf(arguments, "-a") is { } file ? [file] : null,
            "python3" => ValueOf(arguments, "--output") is { } file ? [file] : null,
            _ => null,
        };
    }

    private static List<string> FilesOf(IReadOnlyList<string> arguments)
    {
        var files = new List<string>();
        for (var index = 0; index < arguments.Count; index++)
        {
            if (ObjcopyOptionsWithValue.Contains(arguments[index]))
            {
                index++;
            }
            else if (!arguments[index].StartsWith('-'))
            {
                files.Add(arguments[index]);
            }
        }

        return files;
    }

    private static string? ValueOf(IReadOnlyList<string> arguments, string option)
    {
        for (var index = 0; index < arguments.Count - 1; index++)
        {
            if (arguments[index] == option)
            {
                return arguments[index + 1];
            }
        }

        return null;
    }
}
