using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json.Nodes;
using KeymapBakery.ApiClient.Tests.Running;
using KeymapBakery.Testing;
using Shouldly;

namespace KeymapBakery.ApiClient.Tests;

/// <summary>
/// A client in TypeScript whose types are generated from the description that the gateway serves. That it compiles shows that the
/// description says what a client needs; that it runs, and finds every answer to be as described, shows that the description is true.
/// </summary>
public sealed class TypedClientTests(DescribedApi api) : IClassFixture<DescribedApi>
{
    private const string Keymap =
        """{"keyboard":"bakery/pretzel","keymap":"mine","layout":"LAYOUT_ortho_2x3","layers":[["KC_A","KC_B","KC_C","KC_D","KC_E","KC_F"]]}""";

    [Fact]
    public async Task A_client_generated_from_the_description_finds_every_operation_as_described()
    {
        var folder = typeof(TypedClientTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == "TypedClientFolder").Value!;
        await NodePackages.InstallAsync(folder);
        using var build = new TemporaryFolder("typed-client");
        foreach (var file in (string[])["client.ts", "conformance.ts", "package.json", "tsconfig.json"])
        {
            File.Copy(Path.Combine(folder, file), build.Of(file));
        }

        Directory.CreateSymbolicLink(build.Of("node_modules"), Path.Combine(folder, "node_modules"));
        var document = build.Of("openapi.json");
        await File.WriteAllTextAsync(
            document, await api.Client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

        await RunAsync("openapi-typescript/bin/cli.js", document, "--output", build.Of("api.ts"), "--immutable");
        await RunAsync("typescript/bin/tsc", "--project", build.Path);
        var key = Guid.NewGuid().ToString();
        var report = await Command.RunAsync(
            "node",
            [
                build.Of("out/client.js"), api.Client.BaseAddress!.ToString().TrimEnd('/'), document, key, Keymap, await FinishedAsync(key),
                DescribedApi.AdminToken, DescribedApi.WebhookSecret,
            ],
            build.Path);

        var checkedAnswers = JsonNode.Parse(report)!.AsObject();
        var operations = JsonNode.Parse(await File.ReadAllTextAsync(document, TestContext.Current.CancellationToken))!["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject()).Select(operation => operation.Value!["operationId"]!.GetValue<string>());
        checkedAnswers.Select(operation => operation.Key).Order().ShouldBe(operations.Order());

        Task RunAsync(string program, params string[] arguments) =>
            Command.RunAsync("node", [Path.Combine(folder, "node_modules", program), .. arguments], build.Path);
    }

    // Submitted under a key, so that the client gets to its end by submitting it again.
    private async Task<string> FinishedAsync(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/compile") { Content = new StringContent(Keymap) };
        request.Headers.Add("Idempotency-Key", key);
        using var response = await api.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var answer = await response.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken);
        response.IsSuccessStatusCode.ShouldBeTrue(answer!.ToJsonString());
        var jobId = answer["job_id"]!.GetValue<string>();
        api.Finish(jobId);
        return jobId;
    }
}
