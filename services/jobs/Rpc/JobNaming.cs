using System.Text.RegularExpressions;
using KeymapBakery.Jobs.Model;

namespace KeymapBakery.Jobs.Rpc;

/// <summary>
/// Puts a job's own name in the place of the one its build was made under: jobs whose keymaps differ in name only share a build, and none is to see
/// the names of others.
/// </summary>
internal sealed class JobNaming
{
    private static readonly TimeSpan MatchLimit = TimeSpan.FromSeconds(1);

    private readonly string _buildName;
    private readonly string _jobName;
    private readonly Regex? _mentions;

    public JobNaming(Job job)
    {
        _buildName = job.Build.Keymap;
        _jobName = job.Keymap;
        if (_buildName != _jobName)
        {
            _mentions = new Regex(
                $@"(?<![A-Za-z0-9])({string.Join('|', Leads(job.Build).Select(Regex.Escape))})((?:\e\[[0-9;]*m)*){Regex.Escape(_buildName)}(?![A-Za-z0-9_-])",
                RegexOptions.CultureInvariant,
                MatchLimit);
        }
    }

    /// <summary>The job's name for a file of its build: <c>crkbd_rev1_mine.hex</c>, <c>qmk_firmware-crkbd-rev1-mine.zip</c> and the like.</summary>
    public string OfFile(string fileName)
    {
        var stem = Path.GetFileNameWithoutExtension(fileName);
        return _mentions is not null && (stem.EndsWith($"_{_buildName}", StringComparison.Ordinal) || stem.EndsWith($"-{_buildName}", StringComparison.Ordinal))
            ? string.Concat(stem.AsSpan(0, stem.Length - _buildName.Length), _jobName, Path.GetExtension(fileName))
            : fileName;
    }

    /// <summary>What the build printed, with the job's names of the files.</summary>
    public string OfText(string text) =>
        _mentions is null ? text : _mentions.Replace(text, mention => $"{mention.Groups[1].Value}{mention.Groups[2].Value}{_jobName}");

    // What stands before the name where QMK mentions it. An alias of a keyboard appears resolved in the name of the firmware.
    private IEnumerable<string> Leads(Build build)
    {
        var resolved = Path.GetFileNameWithoutExtension(build.Firmware?.FileName ?? "");
        if (resolved.EndsWith($"_{_buildName}", StringComparison.Ordinal))
        {
            yield return resolved[..^_buildName.Length];
        }

        yield return $"{build.Keyboard.Replace('/', '_')}_";
        yield return $"{build.Keyboard.Replace('/', '-')}-";
        yield return "KEYMAP=";
        yield return "with keymap ";
    }
}
