using Grpc.Core;
using Grpc.Health.V1;
using KeymapBakery.Grpc.Tests.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Shouldly;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace KeymapBakery.Grpc.Tests.Health;

public sealed class Health_service : IAsyncLifetime
{
    private HealthStatus _database = HealthStatus.Healthy;
    private TestServer _server = null!;
    private global::Grpc.Health.V1.Health.HealthClient _client = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(application => application.MapGrpcHealthChecksService(), register: services =>
        {
            services.AddGrpcHealthChecks(options =>
                {
                    options.Services.Map("with.database", check => check.Tags.Contains("database"));
                    options.Services.Map("of.nothing", _ => false);
                })
                .AddCheck("self", () => HealthCheckResult.Healthy())
                .AddCheck("database", () => new HealthCheckResult(_database), ["database"]);
            services.Configure<HealthCheckPublisherOptions>(options =>
            {
                options.Delay = TimeSpan.Zero;
                options.Period = TimeSpan.FromMilliseconds(1000);
            });
        });
        _client = new global::Grpc.Health.V1.Health.HealthClient(_server.Channel);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("", HealthStatus.Healthy, ServingStatus.Serving)]
    [InlineData("", HealthStatus.Degraded, ServingStatus.Serving)]
    [InlineData("", HealthStatus.Unhealthy, ServingStatus.NotServing)]
    [InlineData("with.database", HealthStatus.Unhealthy, ServingStatus.NotServing)]
    [InlineData("of.nothing", HealthStatus.Healthy, ServingStatus.Unknown)]
    public async Task Check_tells_the_state_now(string service, HealthStatus database, ServingStatus expected)
    {
        _database = database;

        var response = await _client.CheckAsync(new HealthCheckRequest { Service = service }, cancellationToken: Cancellation);

        response.Status.ShouldBe(expected);
    }

    [Fact]
    public async Task Check_of_an_unknown_service_is_not_found()
    {
        var call = _client.CheckAsync(new HealthCheckRequest { Service = "nobody" }, cancellationToken: Cancellation);

        (await Should.ThrowAsync<RpcException>(call.ResponseAsync)).StatusCode.ShouldBe(StatusCode.NotFound);
    }

    [Fact]
    public async Task Watch_tells_every_change_and_that_the_server_stops()
    {
        using var call = _client.Watch(
            new HealthCheckRequest { Service = "with.database" }, deadline: DateTime.UtcNow.AddSeconds(30), cancellationToken: Cancellation);

        (await NextAsync(call)).ShouldBe(ServingStatus.Serving);
        _database = HealthStatus.Unhealthy;
        (await NextAsync(call)).ShouldBe(ServingStatus.NotServing);
        _database = HealthStatus.Healthy;
        (await NextAsync(call)).ShouldBe(ServingStatus.Serving);

        _server.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        (await NextAsync(call)).ShouldBe(ServingStatus.NotServing);
        (await call.ResponseStream.MoveNext(Cancellation)).ShouldBeFalse();
    }

    [Fact]
    public async Task Watch_of_an_unknown_service_says_so_and_goes_on()
    {
        using var call = _client.Watch(
            new HealthCheckRequest { Service = "nobody" }, deadline: DateTime.UtcNow.AddSeconds(30), cancellationToken: Cancellation);

        (await NextAsync(call)).ShouldBe(ServingStatus.ServiceUnknown);
    }

    private static async Task<ServingStatus> NextAsync(AsyncServerStreamingCall<HealthCheckResponse> call)
    {
        (await call.ResponseStream.MoveNext(Cancellation)).ShouldBeTrue();
        return call.ResponseStream.Current.Status;
    }
}
