using System.Buffers;
using System.Runtime.CompilerServices;
using Grpc.Core;
using KeymapBakery.Keymaps;
using KeymapBakery.Protos.Metadata.V1;
using CatalogStatus = KeymapBakery.Protos.Metadata.V1.Status;
using Metadata = KeymapBakery.Protos.Metadata.V1.Metadata;

namespace KeymapBakery.Gateway.MetadataService;

/// <summary>Calls the metadata service.</summary>
internal sealed class MetadataServiceClient(Metadata.MetadataClient metadata, TimeProvider clock)
{
    private static readonly TimeSpan DocumentTimeout = TimeSpan.FromSeconds(30);
    // The service speaks every 20 seconds; one that is silent for longer has gone without closing the connection.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan RefreshTimeout = TimeSpan.FromMinutes(20);

    /// <summary>A file.</summary>
    /// <exception cref="DocumentNotFoundException">There is none.</exception>
    /// <exception cref="MetadataUnavailableException">There is no answer.</exception>
    public async Task<Document> GetDocumentAsync(DocumentKey key, CancellationToken cancellationToken)
    {
        var request = new GetDocumentRequest { Branch = key.Branch, Path = key.Path, Encoding = key.Encoding };
        try
        {
            using var call = metadata.GetDocument(request, Within(DocumentTimeout, cancellationToken));
            DocumentHeader? header = null;
            var content = new ArrayBufferWriter<byte>();
            while (await call.ResponseStream.MoveNext(cancellationToken))
            {
                var part = call.ResponseStream.Current;
                if (part.PartCase == GetDocumentReply.PartOneofCase.Header)
                {
                    header = part.Header;
                    content = new ArrayBufferWriter<byte>((int)Math.Max(1, header.SizeBytes));
                }
                else
                {
                    content.Write(part.Content.Span);
                }
            }

            return header is not null && header.SizeBytes == content.WrittenCount
                ? new Document(header.Catalog.Commit, header.ContentType, header.Encoding, header.Etag, content.WrittenMemory)
                : throw new RpcException(new Grpc.Core.Status(StatusCode.DataLoss, $"The document {key.Path} is not complete."));
        }
        catch (RpcException refusal) when (refusal.StatusCode == StatusCode.NotFound)
        {
            throw new DocumentNotFoundException(refusal.Status.Detail);
        }
        catch (RpcException failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MetadataUnavailableException($"Metadata.GetDocument failed with {failure.Status}", failure);
        }
    }

    /// <summary>The catalogs now, and again after each change, for as long as the service lives.</summary>
    /// <exception cref="RpcException">The service has gone, or never came.</exception>
    public async IAsyncEnumerable<CatalogStatus> WatchAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var watchdog = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        watchdog.CancelAfter(Silence);
        using var call = metadata.Watch(new WatchRequest(), cancellationToken: watchdog.Token);
        while (await call.ResponseStream.MoveNext(watchdog.Token))
        {
            watchdog.CancelAfter(Silence);
            yield return call.ResponseStream.Current;
        }
    }

    /// <summary>Brings the catalogs up to date; returns when they are.</summary>
    /// <exception cref="MetadataUnavailableException">The service or the firmware repository does not answer.</exception>
    public async Task<CatalogStatus> RefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await metadata.RefreshAsync(new RefreshRequest(), Within(RefreshTimeout, cancellationToken));
        }
        catch (RpcException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (RpcException failure)
        {
            throw new MetadataUnavailableException($"Metadata.Refresh failed with {failure.Status}", failure);
        }
    }

    /// <summary>What of a keymap does not fit the firmware.</summary>
    /// <exception cref="RpcException">There is no answer in time.</exception>
    public async Task<IReadOnlyList<Finding>> ValidateAsync(Keymap keymap, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var request = new ValidateKeymapRequest
        {
            Branch = keymap.Branch ?? "",
            Keyboard = keymap.Keyboard,
            Layout = keymap.Layout,
            Layers = { keymap.Layers.Select(keycodes => new Layer { Keycodes = { keycodes } }) },
            CustomKeycodes = { keymap.CustomKeycodes.SelectMany(keycode => keycode.Aliases.Prepend(keycode.Key)) },
        };
        var reply = await metadata.ValidateKeymapAsync(request, Within(timeout, cancellationToken));
        return reply.Findings;
    }

    private CallOptions Within(TimeSpan timeout, CancellationToken cancellationToken) =>
        new(deadline: clock.GetUtcNow().UtcDateTime + timeout, cancellationToken: cancellationToken);
}
