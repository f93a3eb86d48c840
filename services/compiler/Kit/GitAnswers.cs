using System.Collections.Concurrent;
using KeymapBakery.Compiler.Sources;
using KeymapBakery.Sources;

namespace KeymapBakery.Compiler.Kit;

/// <summary>
/// What git would say about a tree when the firmware stamps its version: read from the mirrors, once for each commit, so that no git
/// runs in a build.
/// </summary>
internal sealed class GitAnswers(Git git)
{
    // The commands of QMK's lib/python/qmk/git.py; a clean tree is never dirty.
    private static readonly (string File, string[] Command)[] Questions =
    [
        ("describe", ["describe", "--abbrev=6", "--always", "--tags"]),
        ("short", ["rev-parse", "--short"]),
        ("commit", ["rev-parse"]),
    ];

    private readonly ConcurrentDictionary<string, Task<IReadOnlyList<(string Path, string Answer)>>> _answers = new(StringComparer.Ordinal);

    /// <summary>Writes the answers about a tree into a folder, as the <c>git</c> of <see cref="BuildKit"/> expects them.</summary>
    public async Task WriteAsync(FirmwareTree tree, string folder, CancellationToken cancellationToken)
    {
        var asked = _answers.GetOrAdd(tree.Commit, _ => AskAsync(tree));
        try
        {
            foreach (var (path, answer) in await asked.WaitAsync(cancellationToken))
            {
                var file = Path.Combine(folder, path);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                await File.WriteAllTextAsync(file, answer, cancellationToken);
            }
        }
        catch (GitException)
        {
            _answers.TryRemove(tree.Commit, out _);
            throw;
        }
    }

    private async Task<IReadOnlyList<(string Path, string Answer)>> AskAsync(FirmwareTree tree)
    {
        var answers = new List<(string, string)>();
        foreach (var part in tree.Parts)
        {
            foreach (var (file, command) in Questions)
            {
                answers.Add((Path.Combine(part.Path, file), await git.RunAsync(part.Mirror, [.. command, part.Commit], CancellationToken.None)));
            }
        }

        return answers;
    }
}
