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
    [Fact]
    public async Task A_client_generated_from_the_description_finds_every_operation_as_described()
    {
        var folder = typeof(TypedClientTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == "TypedClientFolder").Value!;
        var objection = await NodePackages.TryInstallAsync(folder);
        Assert.SkipWhen(objection is not null, objection ?? "");
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
        var jobId = await FinishedAsync(key);

        var answers = JsonNode.Parse(await AskAsync(document))!.AsObject();

        var description = JsonNode.Parse(await File.ReadAllTextAsync(document, TestContext.Current.CancellationToken))!;
        var operations = description["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject()).Select(operation => operation.Value!["operationId"]!.GetValue<string>());
        answers.Select(operation => operation.Key).Order().ShouldBe(operations.Order());
        answers["getJob"]!.AsArray().Select(status => status!.GetValue<int>()).Order().ShouldBe([200, 304, 404]);

        // Were the description wrong, it would be found out.
        description["components"]!["schemas"]!["JobAnswer"]!["properties"]!.AsObject().Remove("queue_position").ShouldBeTrue();
        var wrong = build.Of("wrong.json");
        await File.WriteAllTextAsync(wrong, description.ToJsonString(), TestContext.Current.CancellationToken);
        (await Should.ThrowAsync<InvalidOperationException>(() => AskAsync(wrong))).Message.ShouldContain("must NOT have additional properties");

        Task RunAsync(string program, params string[] arguments) =>
            Command.RunAsync("node", [Path.Combine(folder, "node_modules", program), .. arguments], build.Path);

        Task<string> AskAsync(string description) => Command.RunAsync(
            "node",
            [
                build.Of("out/client.js"), api.Client.BaseAddress!.ToString().TrimEnd('/'), description, key, DescribedApi.Keymap, jobId,
                DescribedApi.AdminToken, DescribedApi.WebhookSecret,
            ],
            build.Path);
    }

    // Submitted under a key, so that the client gets to its end by submitting it again.
    private async Task<string> FinishedAsync(string key)
    {
        var jobId = await api.SubmitAsync(key);
        await api.FinishAsync(jobId);
        return jobId;
    }
}
