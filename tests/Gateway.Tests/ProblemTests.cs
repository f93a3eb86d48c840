using System.Text.Json.Nodes;
using KeymapBakery.Gateway.Tests.Running;
using Shouldly;

namespace KeymapBakery.Gateway.Tests;

/// <summary>Errors as problem details.</summary>
public sealed class ProblemTests(RunningGateway gateway)
{
    [Theory]
    [InlineData("application/problem+json")]
    [InlineData("application/json, application/problem+json;q=0.5")]
    public async Task A_client_that_asks_for_problem_details_gets_them_with_the_places(string accept)
    {
        using var response = await gateway.PostToAsync(
            "/v1/compile", GatewayClient.Keymap.Replace("KC_A", "$(rm)", StringComparison.Ordinal), ("Accept", accept));

        ((int)response.StatusCode).ShouldBe(422);
        response.Content.Headers.ContentType!.ToString().ShouldBe("application/problem+json");
        response.Headers.Vary.ShouldContain("Accept");
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsObject();
        problem["type"]!.GetValue<string>().ShouldBe("about:blank");
        problem["title"]!.GetValue<string>().ShouldBe("Unprocessable Entity");
        problem["status"]!.GetValue<int>().ShouldBe(422);
        problem["detail"]!.GetValue<string>().ShouldContain("$.layers[0][0]");
        problem["errors"]![0]!["path"]!.GetValue<string>().ShouldBe("$.layers[0][0]");
    }

    [Theory]
    [InlineData("/v1/compile/nope")]
    [InlineData("/v1/nope")]
    public async Task Every_error_has_both_shapes(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("application/problem+json");
        using var problem = await gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);
        using var usual = await gateway.SendAsync(HttpMethod.Get, path);

        problem.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        await usual.ErrorAsync(404);
    }

    [Theory]
    [InlineData("*/*")]
    [InlineData("application/json")]
    [InlineData("application/problem+json;q=0")]
    [InlineData("nonsense,,")]
    public async Task Others_get_the_usual_shape(string accept)
    {
        using var response = await gateway.PostToAsync("/v1/compile", "{}", ("Accept", accept));

        await response.ErrorAsync(400);
    }
}
