namespace KeymapBakery.Compiler.Configuration;

/// <summary>Where the firmware's source comes from. Section <c>Compiler:Firmware</c>.</summary>
public sealed class FirmwareOptions
{
    /// <summary>URL or absolute path of the git repository.</summary>
    public string Repository { get; set; } = "https://github.com/qmk/qmk_firmware.git";

    /// <summary>The branches that may be compiled; <c>master</c> when none is named.</summary>
    public IList<string> Branches { get; } = [];

    /// <summary>The branch compiled for a request that names none; one of <see cref="Branches"/>, the first by default.</summary>
    public string DefaultBranch { get; set; } = "";

    /// <summary>How long an answer of the repository is taken for current.</summary>
    public TimeSpan FetchInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Longest time one fetch may take. The very first fetch brings the whole history.</summary>
    public TimeSpan FetchTimeout { get; set; } = TimeSpan.FromMinutes(15);
}
