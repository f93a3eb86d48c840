using System.Net;
using KeymapBakery.Gateway.Tests.Running;
using KeymapBakery.Protos.Jobs.V1;
using KeymapBakery.Testing;
using Shouldly;

namespace KeymapBakery.Gateway.Tests;

public sealed class AlertTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly RunningGateway _gateway = new();
    private ChatServer _chat = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _chat = await ChatServer.StartAsync();
        _gateway.Settings["Gateway:Alerts:Webhook"] = _chat.Webhook.ToString();
        _gateway.Settings["Gateway:Alerts:Interval"] = "00:00:00.2";
        _gateway.Settings["Gateway:Alerts:Installation"] = "The bakery <in the tests>";
        _gateway.Settings["Gateway:Alerts:Timeout"] = "00:00:01";
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _chat.DisposeAsync();
    }

    [Fact]
    public async Task Who_is_to_know_is_told_once_that_it_fails_and_once_that_it_is_well_again()
    {
        await _gateway.InitializeAsync();
        var well = _gateway.Jobs.Queue;
        await QuietAsync();
        _chat.Messages.ShouldBeEmpty("It has never failed.");

        _gateway.Jobs.Queue = new Queue { QueuedBuilds = 4 };
        await SaidAsync(1);
        _gateway.Jobs.Queue = well;
        await SaidAsync(2);
        await QuietAsync();

        _chat.Messages.Select(message => message.ToJsonString().Replace("\\u0026", "&", StringComparison.Ordinal)).ShouldBe(
        [
            """{"text":"The bakery &lt;in the tests&gt; is failing: no compiler is there, 4 builds wait."}""",
            """{"text":"The bakery &lt;in the tests&gt; is well again."}""",
        ]);
    }

    [Fact]
    public async Task Discord_is_told_in_its_own_way()
    {
        _gateway.Settings["Gateway:Alerts:Format"] = "Discord";
        await _gateway.InitializeAsync();
        _gateway.Jobs.Queue = new Queue();

        await SaidAsync(1);

        _chat.Messages.Single().ShouldHaveSingleItem().Key.ShouldBe("content");
        _chat.Messages.Single()["content"]!.GetValue<string>().ShouldContain("<in the tests> is failing");
    }

    [Fact]
    public async Task What_passes_by_itself_is_nobodys_business()
    {
        _gateway.Settings["Gateway:Alerts:Checks"] = "1000";
        await _gateway.InitializeAsync();
        _gateway.Jobs.Queue = new Queue();

        await QuietAsync();

        _chat.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_loss_of_the_job_service_is_told_too_and_its_return()
    {
        await _gateway.InitializeAsync();
        await _gateway.StopJobsAsync();
        await SaidAsync(1);
        await _gateway.StartJobsAsync();
        await SaidAsync(2);
        await QuietAsync();

        _chat.Messages.Select(message => message["text"]!.GetValue<string>().Split(" is ")[1]).ShouldBe(["failing: the job service does not answer.", "well again."]);
    }

    [Fact]
    public async Task Of_many_replicas_one_tells()
    {
        await _gateway.InitializeAsync();
        await using var other = new RunningGateway { Settings = _gateway.Settings.ToDictionary() };
        other.Settings["Gateway:JobsAddress"] = _gateway.JobsAddress;
        other.StartGateway();
        var well = _gateway.Jobs.Queue;

        _gateway.Jobs.Queue = new Queue();
        await SaidAsync(1);
        await QuietAsync();
        _gateway.Jobs.Queue = well;
        await SaidAsync(2);
        await QuietAsync();

        _chat.Messages.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_the_chat_does_not_take_is_said_again_and_the_service_goes_on_meanwhile()
    {
        await _gateway.InitializeAsync();
        _chat.Answer = _ => Task.FromResult(500);
        _gateway.Jobs.Queue = new Queue();
        await SaidAsync(2);
        _chat.Answer = async context =>
        {
            await Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted);
            return 200;
        };
        await SaidAsync(_chat.Messages.Count + 2);
        await _gateway.SubmitAsync();
        _chat.Answer = _ => Task.FromResult(204);
        await SaidAsync(_chat.Messages.Count + 1);

        await QuietAsync();
        var said = _chat.Messages.Count;
        await QuietAsync();
        _chat.Messages.Count.ShouldBe(said);
        using var response = await _gateway.SendAsync(HttpMethod.Get, "/healthz/live");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private Task SaidAsync(int messages) =>
        Eventually.TrueAsync(() => Task.FromResult(_chat.Messages.Count >= messages), Patience, $"Message {messages}");

    // Long enough for several looks.
    private static Task QuietAsync() => Task.Delay(TimeSpan.FromSeconds(1.5), Cancelled);
}
