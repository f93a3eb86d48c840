using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using KeymapBakery.Metadata.Catalogs;
using KeymapBakery.Metadata.Documents;
using KeymapBakery.Metadata.Findings;
using KeymapBakery.Metadata.Validation;
using Proto = KeymapBakery.Protos.Metadata.V1;

namespace KeymapBakery.Metadata.Rpc;

/// <summary>Turns what the service knows into messages of its contract, and back.</summary>
internal static class MetadataMessages
{
    public static Proto.Catalog ToMessage(this Catalog catalog) => new()
    {
        Branch = catalog.Version.Branch,
        Commit = catalog.Version.Commit,
        CommittedAt = Timestamp.FromDateTimeOffset(catalog.Version.CommittedAt),
        Keyboards = catalog.Firmware.Keyboards.Count,
        KeyboardsWithErrors = catalog.KeyboardsWithErrors,
    };

    public static Proto.Status ToMessage(this CatalogSnapshot snapshot) => new()
    {
        DefaultBranch = snapshot.DefaultBranch,
        Branches =
        {
            snapshot.Branches.Select(state => new Proto.BranchStatus
            {
                Branch = state.Branch,
                Catalog = state.Catalog?.ToMessage(),
                Problem = state.Problem,
            }),
        },
    };

    public static Proto.Finding ToMessage(this Finding finding) => new()
    {
        Severity = finding.Severity == Severity.Error ? Proto.Severity.Error : Proto.Severity.Warning,
        Rule = finding.Rule,
        Path = finding.Path,
        Message = finding.Message,
        Suggestion = finding.Suggestion,
    };

    public static Proto.Encoding ToMessage(this DocumentEncoding encoding) => encoding switch
    {
        DocumentEncoding.Gzip => Proto.Encoding.Gzip,
        DocumentEncoding.Brotli => Proto.Encoding.Brotli,
        _ => Proto.Encoding.Identity,
    };

    public static DocumentEncoding ToEncoding(this Proto.Encoding encoding) => encoding switch
    {
        Proto.Encoding.Gzip => DocumentEncoding.Gzip,
        Proto.Encoding.Brotli => DocumentEncoding.Brotli,
        _ => DocumentEncoding.Identity,
    };

    public static KeymapDraft ToDraft(this Proto.ValidateKeymapRequest request) => new(
        request.Keyboard,
        request.Layout,
        [.. request.Layers.Select(layer => layer.Keycodes.ToImmutableArray())],
        [.. request.CustomKeycodes]);
}
