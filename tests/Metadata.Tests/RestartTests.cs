using System.Net;
using KeymapBakery.Metadata.Tests.Running;
using KeymapBakery.Testing;
using Shouldly;

namespace KeymapBakery.Metadata.Tests;

public sealed class RestartTests
{
    [Fact]
    public async Task A_replica_that_cannot_reach_the_firmware_starts_from_what_is_published()
    {
        await using var api = new KeyboardApi();
        await api.InitializeAsync();
        await Eventually.TrueAsync(
            () => Task.FromResult(Directory.GetFiles(api.Objects, "current.json", SearchOption.AllDirectories).Length == 2),
            TimeSpan.FromSeconds(60),
            "The publishing of both branches");
        var before = await api.GetJsonAsync("/v1/keyboards/bakery/pretzel/info.json");

        await api.StopReplicaAsync();
        api.StartReplica(repository: "/there/is/no/such/repository");
        await api.UntilServedAsync("/v1/keyboards/bakery/croissant/info.json");

        (await api.GetJsonAsync("/v1/keyboards/bakery/pretzel/info.json")).ToJsonString().ShouldBe(before.ToJsonString());
        (await api.StatusOfAsync("/v1/keyboards/bakery/rye?branch=develop")).ShouldBe(HttpStatusCode.OK);
        (await api.StatusOfAsync("/v1/keyboards/bakery/rye")).ShouldBe(HttpStatusCode.NotFound);
    }
}
