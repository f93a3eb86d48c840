using Grpc.Core;
using KeymapBakery.Gateway.Errors;
using KeymapBakery.Gateway.MetadataService;
using KeymapBakery.Keymaps;
using KeymapBakery.Protos.Metadata.V1;

namespace KeymapBakery.Gateway.Compile;

/// <summary>
/// Asks the metadata service whether a keymap fits the firmware. It is a kindness, not a gate: without an answer, the keymap is
/// compiled, and the compiler says what is wrong.
/// </summary>
internal sealed partial class KeymapCheck(
    FittingKeymaps fitting, ILogger<KeymapCheck> logger, MetadataServiceClient? metadata = null, CatalogWatch? catalogs = null)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    /// <summary>What does not fit; errors only where the keymap certainly does not compile.</summary>
    public async Task<KeymapFindings> CheckAsync(Keymap keymap, CancellationToken cancellationToken)
    {
        if (metadata is null)
        {
            return KeymapFindings.None;
        }

        var commit = catalogs?.FindCommit(keymap.Branch ?? "");
        if (fitting.Includes(keymap, commit))
        {
            return KeymapFindings.None;
        }

        try
        {
            var findings = await metadata.ValidateAsync(keymap, Timeout, cancellationToken);
            if (findings.Count == 0)
            {
                fitting.Add(keymap, commit);
            }

            return new(PlacesOf(findings, Severity.Error), PlacesOf(findings, Severity.Warning));
        }
        catch (RpcException failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogUnchecked(keymap.Keyboard, failure.StatusCode, failure.Status.Detail);
            return KeymapFindings.None;
        }
    }

    private static ErrorPlace[] PlacesOf(IEnumerable<Finding> findings, Severity severity) =>
    [
        .. findings.Where(finding => finding.Severity == severity).Select(finding => new ErrorPlace(
            finding.Path, finding.Message, Suggestion: finding.Suggestion.Length > 0 ? finding.Suggestion : null)),
    ];

    [LoggerMessage(LogLevel.Information, "A keymap for {Keyboard} is compiled unchecked: {Status} ({Detail})")]
    private partial void LogUnchecked(string keyboard, StatusCode status, string detail);
}
