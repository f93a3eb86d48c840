using System.Net.Mime;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Gateway.Alerts;

/// <summary>Says something in a chat. What goes wrong with that is logged, without the URL, which is a secret.</summary>
internal sealed partial class ChatWebhook(HttpClient http, IOptions<AlertOptions> options, ILogger<ChatWebhook> logger)
{
    // Discord takes 2000 characters.
    private const int LongestText = 1500;

    /// <summary>Sends a text; true when the chat service has taken it.</summary>
    public async Task<bool> SayAsync(string text, CancellationToken cancellationToken)
    {
        var webhook = options.Value.Webhook!;
        try
        {
            using var body = new StringContent(BodyOf(text, webhook), Encoding.UTF8, MediaTypeNames.Application.Json);
            using var answer = await http.PostAsync(webhook, body, cancellationToken);
            if (answer.IsSuccessStatusCode)
            {
                return true;
            }

            LogRefused(webhook.Host, (int)answer.StatusCode);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            LogFailed(webhook.Host, failure.Message);
        }

        return false;
    }

    private string BodyOf(string text, Uri webhook)
    {
        var cut = text.Length > LongestText ? text[..LongestText] + "…" : text;
        var message = IsDiscord(webhook)
            ? new JsonObject { ["content"] = cut }
            // docs.slack.dev, "Formatting message text": these three mean something else otherwise.
            : new JsonObject { ["text"] = cut.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;") };
        return message.ToJsonString();
    }

    private bool IsDiscord(Uri webhook) => options.Value.Format switch
    {
        AlertFormat.Slack => false,
        AlertFormat.Discord => true,
        _ => (webhook.Host is "discord.com" or "discordapp.com" || webhook.Host.EndsWith(".discord.com", StringComparison.Ordinal))
            && !webhook.AbsolutePath.EndsWith("/slack", StringComparison.Ordinal),
    };

    [LoggerMessage(LogLevel.Warning, "The alert webhook at {Host} answered {Status}; trying again at the next check")]
    private partial void LogRefused(string host, int status);

    [LoggerMessage(LogLevel.Warning, "The alert webhook at {Host} could not be reached; trying again at the next check: {Reason}")]
    private partial void LogFailed(string host, string reason);
}
