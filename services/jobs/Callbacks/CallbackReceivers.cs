using Microsoft.Extensions.Options;

namespace KeymapBakery.Jobs.Callbacks;

/// <summary>Decides which callback URLs are taken.</summary>
internal sealed class CallbackReceivers(IOptions<CallbackOptions> options)
{
    private const int LongestUrl = 2048;

    /// <summary>The receiver a URL belongs to; null when it belongs to none.</summary>
    public CallbackReceiver? Find(Uri url) => options.Value.Receivers.FirstOrDefault(receiver => receiver.Owns(url));

    /// <summary>Reads what a client sent.</summary>
    /// <exception cref="CallbackRefusedException">It is no URL that may be called.</exception>
    public Uri Read(string text)
    {
        if (options.Value.Receivers.Count == 0)
        {
            throw new CallbackRefusedException(
                "This server calls nobody back. Leave out callback and ask for the job, or listen to its events; or have the operator allow the host "
                + $"({CallbackOptions.Section}:Receivers).");
        }

        if (text.Length > LongestUrl
            || !Uri.TryCreate(text, UriKind.Absolute, out var url)
            || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp)
            || url.UserInfo.Length > 0
            || url.Fragment.Length > 0)
        {
            throw new CallbackRefusedException(
                $"callback must be an absolute https URL of at most {LongestUrl} characters, without user name, password and fragment.");
        }

        return Find(url) is null
            ? throw new CallbackRefusedException(
                $"callback goes to {url.GetLeftPart(UriPartial.Authority)}, which this server may not call. Have the operator allow it "
                + $"({CallbackOptions.Section}:Receivers), or leave it out.")
            : url;
    }
}
