namespace KeymapBakery.Gateway.Alerts;

/// <summary>How a chat service wants its messages.</summary>
public enum AlertFormat
{
    /// <summary>Discord's when the URL is at Discord and not its Slack-compatible one, else Slack's.</summary>
    Auto,

    /// <summary>A JSON object with <c>text</c>: Slack, Mattermost, Rocket.Chat and others.</summary>
    Slack,

    /// <summary>A JSON object with <c>content</c>.</summary>
    Discord,
}
