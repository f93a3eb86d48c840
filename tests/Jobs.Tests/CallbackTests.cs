using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace KeymapBakery.Jobs.Tests;

/// <summary>Telling others of the ends of jobs.</summary>
public sealed class CallbackTests(Servers servers) : IAsyncLifetime
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(number => (byte)number)];

    private CallbackServer _receiver = null!;
    private JobsFixture _jobs = null!;

    public async ValueTask InitializeAsync()
    {
        _receiver = await CallbackServer.StartAsync();
        _jobs = new JobsFixture(servers)
        {
            Settings =
            [
                ("Jobs:Callbacks:Interval", "00:00:00.1"),
                ("Jobs:Callbacks:Timeout", "00:00:00.5"),
                ("Jobs:Callbacks:FirstDelay", "00:00:00.6"),
                ("Jobs:Callbacks:LongestDelay", "00:00:00.6"),
                ("Jobs:Callbacks:MaximumAttempts", "3"),
                ("Jobs:Callbacks:Receivers:0:Origin", _receiver.Origin),
                ("Jobs:Callbacks:Receivers:0:Secret", $"whsec_{Convert.ToBase64String(Key)}"),
                ("Jobs:Callbacks:Receivers:0:AllowPrivateAddresses", "true"),
                ("Jobs:Callbacks:Receivers:1:Origin", _receiver.Origin.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)),
                ("Jobs:Callbacks:Receivers:1:Secret", Convert.ToBase64String(Key)),
            ],
        };
        await _jobs.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _jobs.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task A_receiver_is_told_once_of_the_end_with_a_signature_it_can_check()
    {
        await using var other = _jobs.StartReplica();
        await JobsFixture.ReadyAsync(other);
        var request = Request($"{_receiver.Origin}/told?by=us");

        var (job, _, _) = await _jobs.EndedAsync(request: request);
        await ForgottenAsync();

        var (path, headers, body) = _receiver.Received.ShouldHaveSingleItem();
        path.ShouldBe("/told?by=us");
        headers["content-type"].ShouldBe("application/json");
        headers["webhook-id"].ShouldBe(job.JobId);
        var sentAt = DateTimeOffset.FromUnixTimeSeconds(long.Parse(headers["webhook-timestamp"], CultureInfo.InvariantCulture));
        (DateTimeOffset.UtcNow - sentAt).Duration().ShouldBeLessThan(TimeSpan.FromMinutes(1));
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{job.JobId}.{headers["webhook-timestamp"]}."), .. body];
        headers["webhook-signature"].ShouldBe($"v1,{Convert.ToBase64String(HMACSHA256.HashData(Key, signed))}");
        var told = JsonNode.Parse(body)!.AsObject();
        told["id"]!.GetValue<string>().ShouldBe(job.JobId);
        told["status"]!.GetValue<string>().ShouldBe("finished");
        told["result"]!["output"]!.GetValue<string>().ShouldBe(job.Build.Output);
        told["result"]!["keymap_json"]!.GetValue<string>().ShouldBe(request.PostedJson);
        told["result"]!["firmware_binary_url"]![0]!.GetValue<string>().ShouldBe($"https://api.example.org/v1/compile/{job.JobId}/download");
    }

    [Fact]
    public async Task Nobody_is_told_before_the_end_and_a_cancelled_job_has_ended_too()
    {
        var job = await _jobs.SubmitAsync(Request(_receiver.Origin));
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        _receiver.Received.ShouldBeEmpty();

        await _jobs.CancelAsync(job.JobId);
        await ForgottenAsync();

        JsonNode.Parse(_receiver.Received.ShouldHaveSingleItem().Body)!["state"]!.GetValue<string>().ShouldBe("cancelled");
    }

    [Fact]
    public async Task A_receiver_that_fails_is_told_again_and_a_redirect_is_not_followed()
    {
        _receiver.Answers.Enqueue(context =>
        {
            context.Response.Redirect($"{_receiver.Origin}/elsewhere");
            return Task.CompletedTask;
        });
        _receiver.Answers.Enqueue(context => Task.Delay(TimeSpan.FromSeconds(5), context.RequestAborted));

        await _jobs.EndedAsync(request: Request($"{_receiver.Origin}/told"));
        await ForgottenAsync();

        _receiver.Received.Select(message => message.Path).ShouldBe(["/told", "/told", "/told"]);
        _receiver.Received.Select(message => message.Headers["webhook-id"]).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_receiver_that_goes_on_failing_is_given_up()
    {
        for (var number = 0; number < 5; number++)
        {
            _receiver.Answers.Enqueue(context =>
            {
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                return Task.CompletedTask;
            });
        }

        await _jobs.EndedAsync(request: Request(_receiver.Origin));
        await ForgottenAsync();

        _receiver.Received.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_name_that_stands_for_a_private_address_is_not_connected_to_unless_that_is_allowed()
    {
        await _jobs.EndedAsync(request: Request(_receiver.Origin.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)));
        await ForgottenAsync();

        _receiver.Received.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://elsewhere.example.org/", "elsewhere.example.org")]
    [InlineData("http://127.0.0.1:1/", "127.0.0.1:1")]
    [InlineData("ftp://example.org/", "https URL")]
    [InlineData("/relative", "https URL")]
    [InlineData("http://user:secret@127.0.0.1/", "user name")]
    public async Task What_is_not_allowed_is_refused_when_it_is_asked_for(string url, string reason)
    {
        var exception = await Should.ThrowAsync<RpcException>(() => _jobs.SubmitAsync(Request(url)));

        exception.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        exception.Status.Detail.ShouldContain(reason);
    }

    [Fact]
    public async Task Without_receivers_no_callback_is_taken()
    {
        await using var jobs = new JobsFixture(servers);
        await jobs.InitializeAsync();

        var exception = await Should.ThrowAsync<RpcException>(() => jobs.SubmitAsync(Request(_receiver.Origin)));

        exception.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        exception.Status.Detail.ShouldContain("calls nobody back");
    }

    private static SubmitRequest Request(string url)
    {
        var request = JobsFixture.Request();
        request.Callback = new Callback { Url = url, ApiUrl = "https://api.example.org/" };
        return request;
    }

    private Task ForgottenAsync() =>
        Eventually.TrueAsync(async () => await _jobs.CountAsync("select count(*) from callbacks") == 0, JobsFixture.Patience, "The end of the callback");
}
