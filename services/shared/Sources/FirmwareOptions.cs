namespace KeymapBakery.Sources;

/// <summary>Where the firmware's source comes from. Section <c>Firmware</c> of the service's own section.</summary>
public sealed class FirmwareOptions
{
    /// <summary>URL or absolute path of the git repository.</summary>
    public string Repository { get; set; } = "https://github.com/qmk/qmk_firmware.git";

    /// <summary>The branches to be served; <c>master</c> when none is named.</summary>
    public IList<string> Branches { get; } = [];

    /// <summary>The branch meant by a request that names none; one of <see cref="Branches"/>, the first by default.</summary>
    public string DefaultBranch { get; set; } = "";

    /// <summary>How long an answer of the repository is taken for current.</summary>
    public TimeSpan FetchInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Longest time one fetch may take. The very first fetch brings the whole history.</summary>
    public TimeSpan FetchTimeout { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Fills in the branches nobody configured. Not done by initialisers: configuration adds to a list's initial elements
    /// instead of replacing them.
    /// </summary>
    public void FillIn()
    {
        if (Branches.Count == 0)
        {
            Branches.Add(DefaultBranch.Length > 0 ? DefaultBranch : "master");
        }

        if (DefaultBranch.Length == 0)
        {
            DefaultBranch = Branches[0];
        }
    }

    /// <summary>What is wrong with the settings, a sentence each; empty when they are fine.</summary>
    /// <param name="section">Full name of their section, to name each setting by.</param>
    public IEnumerable<string> Check(string section)
    {
        if (!Path.IsPathFullyQualified(Repository) && !RepositoryAddress.IsRemote(Repository) && !RepositoryAddress.IsFileUrl(Repository))
        {
            yield return $"{section}:Repository must be an absolute path or an https, http, ssh, git or file URL, and is '{Repository}'.";
        }

        for (var i = 0; i < Branches.Count; i++)
        {
            if (!BranchName.IsValid(Branches[i]))
            {
                yield return $"{section}:Branches:{i} is not a valid branch name: '{Branches[i]}'.";
            }
        }

        if (!Branches.Contains(DefaultBranch))
        {
            yield return $"{section}:DefaultBranch must be one of {section}:Branches ({string.Join(", ", Branches)}), and is '{DefaultBranch}'.";
        }

        if (!IsTime(FetchInterval))
        {
            yield return $"{section}:FetchInterval must be more than 00:00:00 and at most 1.00:00:00.";
        }

        if (!IsTime(FetchTimeout))
        {
            yield return $"{section}:FetchTimeout must be more than 00:00:00 and at most 1.00:00:00.";
        }
    }

    private static bool IsTime(TimeSpan value) => value > TimeSpan.Zero && value <= TimeSpan.FromHours(24);
}
