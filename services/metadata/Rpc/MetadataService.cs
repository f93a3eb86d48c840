using Google.Protobuf;
using Grpc.Core;
using KeymapBakery.Metadata.Catalogs;
using KeymapBakery.Metadata.Documents;
using KeymapBakery.Metadata.Merging;
using KeymapBakery.Metadata.Validation;
using KeymapBakery.Protos.Metadata.V1;
using KeymapBakery.Sources;
using Catalog = KeymapBakery.Metadata.Catalogs.Catalog;
using Proto = KeymapBakery.Protos.Metadata.V1;
using Status = Grpc.Core.Status;

namespace KeymapBakery.Metadata.Rpc;

/// <summary>The service's contract over gRPC. Each call takes one catalog and answers from it alone.</summary>
internal sealed class MetadataService(CatalogStore store, CatalogRefresher refresher, IHostApplicationLifetime lifetime, TimeProvider time)
    : Proto.Metadata.MetadataBase
{
    private const int PieceBytes = 256 * 1024;
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);

    public override Task<ListKeyboardsReply> ListKeyboards(ListKeyboardsRequest request, ServerCallContext context)
    {
        var catalog = Get(request.Branch);
        return Task.FromResult(new ListKeyboardsReply { Catalog = catalog.ToMessage(), Keyboards = { catalog.Firmware.Keyboards.Keys } });
    }

    public override Task<GetKeyboardReply> GetKeyboard(GetKeyboardRequest request, ServerCallContext context)
    {
        var catalog = Get(request.Branch);
        var keyboard = GetKeyboard(catalog, request.Keyboard);
        return Task.FromResult(new GetKeyboardReply
        {
            Catalog = catalog.ToMessage(),
            Keyboard = keyboard.Name,
            InfoJson = UnsafeByteOperations.UnsafeWrap(keyboard.InfoJson),
        });
    }

    public override Task<GetReadmeReply> GetReadme(GetReadmeRequest request, ServerCallContext context)
    {
        var catalog = Get(request.Branch);
        var readme = GetDocument(catalog, $"keyboards/{request.Keyboard}/readme.md");
        return Task.FromResult(new GetReadmeReply { Catalog = catalog.ToMessage(), Markdown = UnsafeByteOperations.UnsafeWrap(readme.Content) });
    }

    public override Task<GetUsbReply> GetUsb(GetUsbRequest request, ServerCallContext context)
    {
        var catalog = Get(request.Branch);
        return Task.FromResult(new GetUsbReply
        {
            Catalog = catalog.ToMessage(),
            UsbJson = UnsafeByteOperations.UnsafeWrap(catalog.Firmware.UsbJson),
        });
    }

    public override Task<GetConstantsReply> GetConstants(GetConstantsRequest request, ServerCallContext context)
    {
        var catalog = Get(request.Branch);
        var constants = request.Name.Length == 0
            ? catalog.Firmware.ConstantsMetadataJson
            : GetDocument(catalog, $"constants/{request.Name}.json").Content;
        return Task.FromResult(new GetConstantsReply { Catalog = catalog.ToMessage(), ConstantsJson = UnsafeByteOperations.UnsafeWrap(constants) });
    }

    public override Task<GetAliasesReply> GetAliases(GetAliasesRequest request, ServerCallContext context)
    {
        var catalog = Get(request.Branch);
        var reply = new GetAliasesReply { Catalog = catalog.ToMessage() };
        foreach (var (old, present) in catalog.Firmware.Aliases.Where(alias => catalog.Firmware.Keyboards.ContainsKey(alias.Value)))
        {
            reply.Keyboards.Add(old, present);
        }

        return Task.FromResult(reply);
    }

    public override Task<GetErrorsReply> GetErrors(GetErrorsRequest request, ServerCallContext context)
    {
        var catalog = Get(request.Branch);
        var reply = new GetErrorsReply { Catalog = catalog.ToMessage() };
        if (request.Keyboard.Length > 0)
        {
            var name = GetKeyboard(catalog, request.Keyboard).Name;
            reply.Keyboards.Add(new KeyboardFindings { Keyboard = name, Findings = { catalog.Findings[name].Select(MetadataMessages.ToMessage) } });
            return Task.FromResult(reply);
        }

        reply.Keyboards.AddRange(catalog.Findings.Where(keyboard => !keyboard.Value.IsEmpty).Select(keyboard => new KeyboardFindings
        {
            Keyboard = keyboard.Key,
            Findings = { keyboard.Value.Select(MetadataMessages.ToMessage) },
        }));
        reply.Errors.AddRange(catalog.Firmware.Errors.OrderBy(error => error.Key, StringComparer.Ordinal).Select(error => $"{error.Key}: {error.Value}"));
        return Task.FromResult(reply);
    }

    public override async Task GetDocument(
        GetDocumentRequest request, IServerStreamWriter<GetDocumentReply> responseStream, ServerCallContext context)
    {
        var catalog = Get(request.Branch);
        var document = GetDocument(catalog, request.Path);
        var representation = document.In(request.Encoding.ToEncoding());
        await responseStream.WriteAsync(
            new GetDocumentReply
            {
                Header = new DocumentHeader
                {
                    Catalog = catalog.ToMessage(),
                    ContentType = document.ContentType,
                    Encoding = representation.Encoding.ToMessage(),
                    Etag = representation.ETag,
                    SizeBytes = representation.Content.Length,
                },
            },
            context.CancellationToken);
        for (var rest = representation.Content; !rest.IsEmpty;)
        {
            var piece = rest[..Math.Min(rest.Length, PieceBytes)];
            await responseStream.WriteAsync(
                new GetDocumentReply { Content = UnsafeByteOperations.UnsafeWrap(piece) }, context.CancellationToken);
            rest = rest[piece.Length..];
        }
    }

    public override Task<Proto.Status> GetStatus(GetStatusRequest request, ServerCallContext context) =>
        Task.FromResult(store.Current.ToMessage());

    public override async Task Watch(WatchRequest request, IServerStreamWriter<Proto.Status> responseStream, ServerCallContext context)
    {
        // Ends with the service too: a stream that never ends would keep it from stopping.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, lifetime.ApplicationStopping);
        while (true)
        {
            var snapshot = store.Current;
            await responseStream.WriteAsync(snapshot.ToMessage(), ending.Token);
            await Task.WhenAny(snapshot.Replaced, Task.Delay(Heartbeat, time, ending.Token));
            ending.Token.ThrowIfCancellationRequested();
        }
    }

    public override async Task<Proto.Status> Refresh(RefreshRequest request, ServerCallContext context)
    {
        try
        {
            await refresher.RefreshAsync(context.CancellationToken);
        }
        catch (GitException exception)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, $"The firmware repository does not answer: {exception.Message}"));
        }

        return store.Current.ToMessage();
    }

    public override Task<ValidateKeymapReply> ValidateKeymap(ValidateKeymapRequest request, ServerCallContext context)
    {
        var catalog = Get(request.Branch);
        return Task.FromResult(new ValidateKeymapReply
        {
            Catalog = catalog.ToMessage(),
            Findings = { KeymapValidator.Validate(catalog, request.ToDraft()).Select(MetadataMessages.ToMessage) },
        });
    }

    private Catalog Get(string branch)
    {
        var snapshot = store.Current;
        if (snapshot.Find(branch) is not { } state)
        {
            throw NotFound($"There is no branch {branch}. The branches are {string.Join(", ", snapshot.Branches.Select(known => known.Branch))}.");
        }

        return state.Catalog ?? throw new RpcException(new Status(StatusCode.Unavailable, $"Branch {state.Branch} is not ready: {state.Problem}"));
    }

    private static MergedKeyboard GetKeyboard(Catalog catalog, string name) =>
        catalog.FindKeyboard(name) ?? throw NotFound(catalog.Documents.Find($"keyboards/{name}/info.json").Problem);

    private static Document GetDocument(Catalog catalog, string path)
    {
        var (document, problem) = catalog.Documents.Find(path);
        return document ?? throw NotFound(problem);
    }

    private static RpcException NotFound(string detail) => new(new Status(StatusCode.NotFound, detail));
}
