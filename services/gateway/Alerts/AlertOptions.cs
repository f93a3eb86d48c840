using System.ComponentModel.DataAnnotations;

namespace KeymapBakery.Gateway.Alerts;

/// <summary>Who is told when the system fails. Section <c>Gateway:Alerts</c>; nobody, unless there is a <see cref="Webhook"/>.</summary>
public sealed class AlertOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Gateway:Alerts";

    /// <summary>Incoming webhook of Slack, Discord or what understands either. It is a secret.</summary>
    public Uri? Webhook { get; set; }

    /// <summary>Which of the two it understands.</summary>
    public AlertFormat Format { get; set; }

    /// <summary>What the installation is called in messages; its public URL when left out.</summary>
    public string Installation { get; set; } = "";

    /// <summary>Time between two looks at the system.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Looks in a row that must agree before anybody is told that the system fails, or is well again.</summary>
    [Range(1, 1000)]
    public int Checks { get; set; } = 3;

    /// <summary>How long to wait for the chat service.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);
}
