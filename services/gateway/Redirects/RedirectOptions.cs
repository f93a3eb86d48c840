using System.ComponentModel.DataAnnotations;

namespace KeymapBakery.Gateway.Redirects;

/// <summary>Where requests are sent that this API does not answer itself. Section <c>Gateway:Redirects</c>.</summary>
public sealed class RedirectOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Gateway:Redirects";

    /// <summary>The script that installs QMK's command line, to which <c>/install.sh</c> leads.</summary>
    [Required]
    public Uri InstallScript { get; set; } = new("https://raw.githubusercontent.com/qmk/qmk_firmware/refs/heads/master/util/env-bootstrap.sh");

    /// <summary>Host names at which <c>/</c> leads there too, separated by spaces; empty for none.</summary>
    public string InstallHosts { get; set; } = "install.qmk.fm";
}
