using System.Collections.Concurrent;
using Google.Protobuf;
using Grpc.Core;
using KeymapBakery.Protos.Metadata.V1;
using CatalogStatus = KeymapBakery.Protos.Metadata.V1.Status;
using Metadata = KeymapBakery.Protos.Metadata.V1.Metadata;
using RpcStatus = Grpc.Core.Status;

namespace KeymapBakery.Gateway.Tests.Running;

/// <summary>
/// A metadata service whose files say what their paths are, to see what the gateway asks for; the real one is behind the gateway in
/// its own tests. It knows the keyboard crkbd/rev1, without keymaps, and finds nothing wrong with any keymap.
/// </summary>
internal sealed class InMemoryMetadata : Metadata.MetadataBase
{
    private static readonly string[] Files =
    [
        "keyboard_names.json", "keyboards.json", "keyboard_errors.json", "usb.json", "keyboards/crkbd/rev1/info.json", "keyboards/crkbd/rev1/readme.md",
    ];

    private static readonly Catalog Catalog = new() { Branch = "master", Commit = new string('0', 40), Keyboards = 1 };

    public override async Task GetDocument(GetDocumentRequest request, IServerStreamWriter<GetDocumentReply> responseStream, ServerCallContext context)
    {
        if (!Files.Contains(request.Path))
        {
            var message = request.Path.Contains("/keymaps/", StringComparison.Ordinal)
                ? $"No such keymap: {request.Path.Split('/')[^1]}."
                : $"There is no {request.Path}.";
            throw new RpcException(new RpcStatus(StatusCode.NotFound, message));
        }

        var content = System.Text.Encoding.UTF8.GetBytes($$"""{"path":"{{request.Path}}"}""");
        var header = new DocumentHeader
        {
            Catalog = Catalog,
            ContentType = "application/json",
            Encoding = KeymapBakery.Protos.Metadata.V1.Encoding.Identity,
            Etag = $"\"{request.Path}\"",
            SizeBytes = content.Length,
        };
        await responseStream.WriteAsync(new GetDocumentReply { Header = header }, context.CancellationToken);
        await responseStream.WriteAsync(new GetDocumentReply { Content = ByteString.CopyFrom(content) }, context.CancellationToken);
    }

    public override async Task Watch(WatchRequest request, IServerStreamWriter<CatalogStatus> responseStream, ServerCallContext context)
    {
        var status = new CatalogStatus { DefaultBranch = Catalog.Branch, Branches = { new BranchStatus { Branch = Catalog.Branch, Catalog = Catalog } } };
        await responseStream.WriteAsync(status, context.CancellationToken);
        await Task.Delay(Timeout.Infinite, context.CancellationToken);
    }

    /// <summary>Keymaps that were to be compared with the firmware.</summary>
    public ConcurrentQueue<ValidateKeymapRequest> Validations { get; } = [];

    public override Task<ValidateKeymapReply> ValidateKeymap(ValidateKeymapRequest request, ServerCallContext context)
    {
        Validations.Enqueue(request);
        return Task.FromResult(new ValidateKeymapReply { Catalog = Catalog });
    }
}
