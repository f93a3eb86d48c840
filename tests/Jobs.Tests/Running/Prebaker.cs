using System.Collections.Concurrent;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KeymapBakery.Jobs.Tests.Running;

/// <summary>A compiler that takes what is to be compiled ahead and leaves the answers to the test.</summary>
public sealed class Prebaker : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly ConcurrentQueue<PrebakePlanRequested> _plans;
    private readonly ConcurrentQueue<PrebakeRequested> _keyboards;

    private Prebaker(IHost host, ConcurrentQueue<PrebakePlanRequested> plans, ConcurrentQueue<PrebakeRequested> keyboards)
    {
        _host = host;
        _plans = plans;
        _keyboards = keyboards;
    }

    /// <summary>All plans asked for so far.</summary>
    public IReadOnlyList<PrebakePlanRequested> Plans => [.. _plans];

    /// <param name="broker">Address of the broker.</param>
    /// <param name="vanish">True to take keyboards and never answer, as a compiler does that is killed.</param>
    public static async Task<Prebaker> StartAsync(Uri broker, bool vanish = false)
    {
        var plans = new ConcurrentQueue<PrebakePlanRequested>();
        var keyboards = new ConcurrentQueue<PrebakeRequested>();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration["RabbitMq:Address"] = broker.ToString();
        builder.AddBus(
            _ => { },
            (_, rabbit) =>
            {
                rabbit.ReceiveEndpoint(Queues.PrebakePlans, endpoint =>
                {
                    endpoint.IsPrebakeQueue();
                    endpoint.Handler<PrebakePlanRequested>(context => Take(plans, context.Message));
                });
                rabbit.ReceiveEndpoint(Queues.Prebakes, endpoint =>
                {
                    endpoint.IsPrebakeQueue();
                    endpoint.RethrowFaultedMessages();
                    endpoint.Handler<PrebakeRequested>(async context =>
                    {
                        await Take(keyboards, context.Message);
                        if (vanish)
                        {
                            throw new InvalidOperationException("Vanished.");
                        }
                    });
                });
            });
        builder.Services.Configure<MassTransitHostOptions>(options => options.WaitUntilStarted = true);
        var host = builder.Build();
        await host.StartAsync();
        return new Prebaker(host, plans, keyboards);
    }

    public Task SayAsync<T>(T message)
        where T : class => _host.Services.GetRequiredService<IBus>().Publish(message, TestContext.Current.CancellationToken);

    /// <summary>The plan for a commit, once it is asked for.</summary>
    public Task<PrebakePlanRequested> PlanOfAsync(string commit, int number = 0) =>
        Eventually.GetAsync(
            () => Task.FromResult(_plans.Where(plan => plan.Commit == commit).DistinctBy(plan => plan.PlanId).ElementAtOrDefault(number)),
            JobsFixture.Patience,
            $"The plan of {commit}");

    /// <summary>Keyboards asked for of a plan so far, as often as they were.</summary>
    public IReadOnlyList<string> Asked(PrebakePlanRequested plan) =>
        [.. _keyboards.Where(request => request.PlanId == plan.PlanId).Select(request => request.Keyboard)];

    public Task UntilAskedAsync(PrebakePlanRequested plan, params string[] keyboards) =>
        Eventually.TrueAsync(
            () => Task.FromResult(Asked(plan).Order().SequenceEqual(keyboards.Order())), JobsFixture.Patience, $"The requests for {string.Join(", ", keyboards)}");

    public Task FinishAsync(PrebakePlanRequested plan, string keyboard, bool succeeded = true, string output = "Compiling\n") =>
        SayAsync(new PrebakeFinished(
            plan.PlanId,
            keyboard,
            "oven-1",
            succeeded,
            output,
            succeeded ? new PrebakedFirmware($"{keyboard.Replace('/', '_')}_neutral.hex", 1234, new string('a', 64)) : null,
            DateTimeOffset.UtcNow.AddSeconds(-2),
            DateTimeOffset.UtcNow));

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static Task Take<T>(ConcurrentQueue<T> taken, T message)
    {
        taken.Enqueue(message);
        return Task.CompletedTask;
    }
}
