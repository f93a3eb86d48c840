using System.Net;
using System.Text.Json.Nodes;
using KeymapBakery.Gateway.Tests.Running;
using Microsoft.OpenApi;
using Shouldly;

namespace KeymapBakery.Gateway.Tests;

public sealed class DescriptionTests(RunningGateway gateway)
{
    [Fact]
    public async Task The_root_leads_people_to_the_page_and_tells_programs_the_way()
    {
        using var response = await gateway.SendAsync(HttpMethod.Get, "/");
        var entry = await response.JsonAsync();
        var origin = gateway.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        response.Headers.Location!.AbsoluteUri.ShouldBe($"{origin}/docs");
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
                answer.Content.ShouldNotBeNull().ShouldNotBeEmpty();
                answer.Content.Values.ShouldAllBe(content => content.Schema != null, $"{operation.OperationId} {code}");
                if (code is "default" || code[0] is '4' or '5')
                {
                    answer.Content.Keys.ShouldBe(["application/json", "application/problem+json"], $"{operation.OperationId} {code}");
                    answer.Content["application/json"].Example.ShouldNotBeNull($"{operation.OperationId} {code}")["code"]!.ToString()
                        .ShouldBe(code is "default" ? "429" : code);
                }
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
        var failedId = await gateway.SubmitAsync();
        gateway.Jobs.Change(failedId, Builds.Fail);
        var failed = await gateway.GetJsonAsync($"/v1/compile/{failedId}");

        var described = document.Components!.Schemas!["JobAnswer"].Properties!;
        described.Keys.Order().ShouldBe(job.Select(member => member.Key).Order());
        described["status"].Enum!.Select(word => word!.GetValue<string>()).ShouldBe(["queued", "running", "finished", "failed"]);
        document.Components.Schemas["JobResult"].Properties!.Keys.Order()
            .ShouldBe(job["result"]!.AsObject().Concat(failed["result"]!.AsObject()).Select(member => member.Key).Distinct().Order());
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

    [Theory]
    [InlineData("SubmitAnswer")]
    [InlineData("EndedSubmitAnswer")]
    [InlineData("BatchAnswer")]
    [InlineData("JobAnswer")]
    [InlineData("ErrorAnswer")]
    [InlineData("ProblemAnswer")]
    public async Task Answers_have_examples_with_all_members_they_must_have(string schema)
    {
        var described = (await DocumentAsync()).Components!.Schemas![schema];

        var members = described.Examples.ShouldHaveSingleItem().AsObject().Select(member => member.Key).ToArray();
        members.ShouldBeSubsetOf(described.Properties!.Keys);
        (described.Required ?? new HashSet<string>()).ShouldBeSubsetOf(members);
    }

    [Theory]
    [InlineData("/docs/index.html", "text/html")]
    [InlineData("/docs/swagger-ui.css", "text/css")]
    [InlineData("/docs/swagger-ui-bundle.js", "text/javascript")]
    [InlineData("/docs/index.js", "application/javascript")]
    public async Task There_is_a_page_for_people_that_needs_no_other_server(string path, string mediaType)
    {
        using var response = await gateway.SendAsync(HttpMethod.Get, path);

        ((int)response.StatusCode).ShouldBe(200);
        response.Content.Headers.ContentType!.MediaType.ShouldBe(mediaType);
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
        if (mediaType == "text/html")
        {
            (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("://");
        }
    }

    private async Task<OpenApiDocument> DocumentAsync()
    {
        var text = await gateway.Client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken);
        var reading = OpenApiDocument.Parse(text, "json");
        reading.Diagnostic!.Errors.ShouldBeEmpty();
        return reading.Document!;
    }
}
