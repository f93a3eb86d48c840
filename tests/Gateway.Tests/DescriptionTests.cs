using System.Text.Json.Nodes;
using KeymapBakery.Gateway.Tests.Running;
using Microsoft.OpenApi;
using Shouldly;

namespace KeymapBakery.Gateway.Tests;

public sealed class DescriptionTests(RunningGateway gateway)
{
    [Fact]
    public async Task The_root_shows_the_way()
    {
        var entry = await gateway.GetJsonAsync("/");
        var origin = gateway.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

        entry["api"]!.GetValue<string>().ShouldBe($"{origin}/v1");
        entry["openapi"]!.GetValue<string>().ShouldBe($"{origin}/openapi/v1.json");
    }

    [Fact]
    public async Task The_OpenAPI_document_is_valid_and_names_every_route()
    {
        var document = await DocumentAsync();

        var described = gateway.Routes
            .Where(route => !route.StartsWith("/healthz", StringComparison.Ordinal))
            .Where(route => !route.StartsWith("/openapi", StringComparison.Ordinal))
            .Where(route => !route.StartsWith("/v1/artifacts", StringComparison.Ordinal))
            // Where the described ones redirect to.
            .Where(route => !route.EndsWith("/{file}", StringComparison.Ordinal));
        // The same as a described one, for names with slashes.
        document.Paths.Keys.Order().ShouldBe(described.Where(route => !route.Contains("{**", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task Every_operation_has_a_name_of_its_own_a_summary_and_answers_with_schemas()
    {
        var operations = (await DocumentAsync()).Paths.Values.SelectMany(path => path.Operations!.Values).ToArray();

        operations.Select(operation => operation.OperationId).ShouldBeUnique();
        foreach (var operation in operations)
        {
            operation.OperationId.ShouldNotBeNullOrEmpty();
            operation.Summary.ShouldNotBeNullOrEmpty(operation.OperationId);
            foreach (var (code, answer) in operation.Responses!.Where(answer => answer.Key is not ("302" or "304")))
            {
                answer.Content!.Values.ShouldHaveSingleItem().Schema.ShouldNotBeNull($"{operation.OperationId} {code}");
            }
        }
    }

    [Fact]
    public async Task The_members_of_a_job_are_described_under_the_names_they_have()
    {
        var document = await DocumentAsync();
        var jobId = await gateway.SubmitAsync();
        gateway.Jobs.Change(jobId, Builds.Finish);
        var job = await gateway.GetJsonAsync($"/v1/compile/{jobId}");

        var described = document.Components!.Schemas!["JobAnswer"].Properties!;
        described.Keys.Order().ShouldBe(job.Select(member => member.Key).Order());
        described["status"].Enum!.Select(word => word!.GetValue<string>()).ShouldBe(["queued", "running", "finished", "failed"]);
        document.Components.Schemas["JobResult"].Properties!.Keys.Order()
            .ShouldBe(job["result"]!.AsObject().Select(member => member.Key).Order());
        document.Paths["/v1/compile"].Operations![HttpMethod.Post].RequestBody!.Content!["application/json"].Schema!.Required!.Order()
            .ShouldBe(["keyboard", "keymap", "layers", "layout"]);
    }

    [Fact]
    public async Task The_keymap_skeleton_is_one_the_configurator_can_fill_in()
    {
        var skeleton = await gateway.GetJsonAsync("/v1/skeletons/keymap");
        var recorded = RecordedAnswer.Read("skeletons_keymap");

        skeleton.ShouldHaveTheShapeOf(recorded);
        recorded["documentation"] = skeleton["documentation"]!.DeepClone();
        JsonNode.DeepEquals(skeleton, recorded).ShouldBeTrue();
        skeleton["documentation"]!.GetValue<string>().ShouldContain("import");
        skeleton["documentation"]!.GetValue<string>().ShouldContain("compile");
    }

    [Fact]
    public async Task The_skeletons_are_listed_as_in_the_original()
    {
        JsonNode.DeepEquals(await gateway.GetJsonAsync("/v1/skeletons"), RecordedAnswer.Read("skeletons")).ShouldBeTrue();
    }

    private async Task<OpenApiDocument> DocumentAsync()
    {
        var text = await gateway.Client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken);
        var reading = OpenApiDocument.Parse(text, "json");
        reading.Diagnostic!.Errors.ShouldBeEmpty();
        return reading.Document!;
    }
}
