using System.ComponentModel.DataAnnotations;

namespace KeymapBakery.Gateway.Converters.Gists;

/// <summary>Where layouts are fetched from that are named by their gist. Section <c>Gateway:Gists</c>; times as <c>hours:minutes:seconds</c>.</summary>
public sealed class GistOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Gateway:Gists";

    /// <summary>False to fetch nothing: a layout can then only be posted itself.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>GitHub's API, or what speaks like it. Nothing else is ever contacted, redirects included.</summary>
    [Required]
    public Uri Address { get; set; } = new("https://api.github.com/");

    /// <summary>
    /// A token for GitHub, which then answers more often than 60 times an hour; it needs no permissions. Empty for none.
    /// </summary>
    public string Token { get; set; } = "";

    /// <summary>Hosts whose URLs may name a gist, separated by spaces. They are not contacted.</summary>
    [Required]
    public string PageHosts { get; set; } = "www.keyboard-layout-editor.com keyboard-layout-editor.com gist.github.com editor.keyboard-tools.xyz";

    /// <summary>Most bytes of GitHub's answer.</summary>
    [Range(1024, 64 * 1024 * 1024)]
    public int MaximumBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Most characters of a layout.</summary>
    [Range(1, 16 * 1024 * 1024)]
    public int MaximumLength { get; set; } = 1024 * 1024;

    /// <summary>How long GitHub has to answer.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a fetched layout is used without asking whether it has changed.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan Freshness { get; set; } = TimeSpan.FromSeconds(30);
}
