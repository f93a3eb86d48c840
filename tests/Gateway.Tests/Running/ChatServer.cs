using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using KeymapBakery.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace KeymapBakery.Gateway.Tests.Running;

/// <summary>Takes messages as the webhooks of chat services do.</summary>
internal sealed class ChatServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ChatServer(WebApplication app, Uri webhook)
    {
        _app = app;
        Webhook = webhook;
    }

    public Uri Webhook { get; }

    /// <summary>What was said, whether or not it was accepted.</summary>
    public ConcurrentQueue<JsonObject> Messages { get; } = [];

    /// <summary>What to answer with; 200 unless a test says otherwise.</summary>
    public Func<HttpContext, Task<int>> Answer { get; set; } = _ => Task.FromResult(StatusCodes.Status200OK);

    public static async Task<ChatServer> StartAsync()
    {
        var port = FreePorts.Find();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server => server.Listen(IPAddress.Loopback, port));
        var chat = new ChatServer(builder.Build(), new Uri($"http://127.0.0.1:{port}/services/secret"));
        chat._app.Run(chat.TakeAsync);
        await chat._app.StartAsync();
        return chat;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        Messages.Enqueue((await JsonNode.ParseAsync(context.Request.Body))!.AsObject());
        context.Response.StatusCode = await Answer(context);
    }
}
