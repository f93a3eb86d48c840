using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Compiler.Sources;
using KeymapBakery.Compiler.Toolchain;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Kit;

/// <summary>
/// Small programs that stand before the real ones on the path of a build and take waste out of it: starts of <c>qmk</c> are forks
/// of one process, <c>git</c> answers from what is known of the commit, <c>make</c> uses all cores of the slot and asks the compiler
/// about its options once, compilers are told the time of the commit, and link on all cores. Others write down which commands a build runs. None changes a byte of the firmware.
/// </summary>
internal sealed partial class BuildKit
{
    private const UnixFileMode ExecutableMode =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly IReadOnlyList<string> _toolDirectories;
    private readonly int _cores;

    /// <summary>Writes the programs into the work directory.</summary>
    public BuildKit(WorkDirectory work, IOptions<CompilerOptions> options)
    {
        _toolDirectories = options.Value.Toolchain.Directories;
        _cores = options.Value.Cores;
        Directory = work.Kit;
        if (System.IO.Directory.Exists(Directory))
        {
            System.IO.Directory.Delete(Directory, recursive: true);
        }

        Write("qmk-server.py", Read("qmk-server.py"));
        Write("additions.mk", Read("additions.mk"));
        Write("qmk/qmk", Read("qmk.py"));
        Write("bin/git", Read("git.sh"));
        // Without make there is no build.
        var make = Find("make") ?? Find("gmake") ?? "make";
        foreach (var name in new[] { "make", "gmake" })
        {
            Write($"bin/{name}", Read("make.sh").Replace("@MAKE@", make, StringComparison.Ordinal)
                .Replace("@ADDITIONS@", Path.Combine(Directory, "additions.mk"), StringComparison.Ordinal));
        }

        foreach (var (name, program) in FindRecordedTools())
        {
            var become = IsCompiler(name) ? Read("compiler.sh") : "exec @PROGRAM@ \"$@\"\n";
            become = become.Replace("@PROGRAM@", program, StringComparison.Ordinal).Replace("@MAKE@", make, StringComparison.Ordinal);
            Write($"record/{name}", Read("recorder.sh").Replace("@TOOL@", name, StringComparison.Ordinal)
                .Replace("@BECOME@", become, StringComparison.Ordinal));
            if (IsCompiler(name))
            {
                Write($"bin/{name}", $"#!/bin/sh\n{become}");
            }
        }
    }

    /// <summary>Where all of it lies; builds need to see it.</summary>
    public string Directory { get; }

    /// <summary>The program that runs a command line written in Python and its further starts as forks.</summary>
    public string Server => Path.Combine(Directory, "qmk-server.py");

    /// <summary>The directories builds find programs in.</summary>
    /// <param name="isServed">True when <c>qmk</c> runs in <see cref="Server"/>.</param>
    /// <param name="isRecorded">True when the build's commands are to be written down.</param>
    public IReadOnlyList<string> PathOf(bool isServed, bool isRecorded)
    {
        var directories = new List<string>();
        if (isRecorded)
        {
            directories.Add(Path.Combine(Directory, "record"));
        }

        if (isServed)
        {
            directories.Add(Path.Combine(Directory, "qmk"));
        }

        return [.. directories, Path.Combine(Directory, "bin"), .. _toolDirectories];
    }

    /// <summary>
    /// Variables that every tool run of the kit's programs needs: how many cores there are, and what stamps a build with the time of its
    /// commit, whatever tool does the stamping.
    /// </summary>
    public IReadOnlyDictionary<string, string> EnvironmentOf(FirmwareTree tree)
    {
        // As the C standard spells __DATE__ and __TIME__: the day is padded with a blank.
        var time = tree.CommittedAt.UtcDateTime;
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["SOURCE_DATE_EPOCH"] = tree.CommittedAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["BAKERY_DATE"] = string.Create(CultureInfo.InvariantCulture, $"{time:MMM} {time.Day,2} {time:yyyy}"),
            ["BAKERY_CORES"] = _cores.ToString(CultureInfo.InvariantCulture),
            ["BAKERY_TIME"] = time.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>Full path of a real tool on the configured path, or null.</summary>
    public string? Find(string name) => ProgramSearch.Find(name, _toolDirectories);

    // Every tool that writes a file that ends up in a firmware.
    private IEnumerable<(string Name, string Program)> FindRecordedTools() =>
        _toolDirectories
            .Where(System.IO.Directory.Exists)
            .SelectMany(directory => System.IO.Directory.EnumerateFiles(directory).Select(Path.GetFileName).OfType<string>())
            .Where(name => RecordedTool().IsMatch(name))
            .Distinct(StringComparer.Ordinal)
            .Select(name => (name, Program: Find(name)))
            .Where(tool => tool.Program is not null)
            .Select(tool => (tool.name, tool.Program!));

    private static bool IsCompiler(string name) =>
        name.EndsWith("-gcc", StringComparison.Ordinal) || name.EndsWith("-g++", StringComparison.Ordinal) || name.EndsWith("-cc", StringComparison.Ordinal);

    private void Write(string name, string text)
    {
        var path = Path.Combine(Directory, name);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        File.SetUnixFileMode(path, ExecutableMode);
    }

    private static string Read(string name)
    {
        using var content = Assembly.GetExecutingAssembly().GetManifestResourceStream($"KeymapBakery.Compiler.Kit.{name}")!;
        using var reader = new StreamReader(content);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\A([a-z0-9]+(-[a-z0-9]+)*-(gcc|g\+\+|cc|ar|as|ld|objcopy)|dfu-suffix|python3)\z", RegexOptions.CultureInvariant)]
    private static partial Regex RecordedTool();
}
