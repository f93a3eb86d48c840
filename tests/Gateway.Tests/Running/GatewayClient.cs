using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;

namespace KeymapBakery.Gateway.Tests.Running;

/// <summary>What tests do with the gateway again and again.</summary>
internal static class GatewayClient
{
    public const string Keymap =
        """
        {"version":1,"notes":"","keyboard":"crkbd/rev1","keymap":"mine","layout":"LAYOUT_split_3x5_3","layers":[["KC_A"],["KC_TRNS"]]}
        """;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<HttpResponseMessage> SendAsync(
        this RunningGateway gateway,
        HttpMethod method,
        string path,
        HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        return await gateway.Client.SendAsync(request, Cancelled);
    }

    public static Task<HttpResponseMessage> PostAsync(this RunningGateway gateway, string body, string mediaType = "application/json") =>
        gateway.PostAsync(Encoding.UTF8.GetBytes(body), mediaType);

    public static Task<HttpResponseMessage> PostAsync(this RunningGateway gateway, byte[] body, string mediaType = "application/json") =>
        gateway.SendAsync(HttpMethod.Post, "/v1/compile", new ByteArrayContent(body) { Headers = { ContentType = new(mediaType) } });

    /// <summary>POSTs JSON to a path, with headers.</summary>
    public static async Task<HttpResponseMessage> PostToAsync(
        this RunningGateway gateway, string path, string body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body) };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        }

        return await gateway.Client.SendAsync(request, Cancelled);
    }

    public static async Task<string> SubmitAsync(this RunningGateway gateway, string keymap = Keymap)
    {
        using var response = await gateway.PostAsync(keymap);
        var answer = await response.JsonAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, answer.ToJsonString());
        return answer["job_id"]!.GetValue<string>();
    }

    public static async Task<JsonObject> GetJsonAsync(this RunningGateway gateway, string path)
    {
        using var response = await gateway.SendAsync(HttpMethod.Get, path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.JsonAsync();
    }

    /// <summary>The body, which must be JSON and say so.</summary>
    public static async Task<JsonObject> JsonAsync(this HttpResponseMessage response)
    {
        response.Content.Headers.ContentType.ShouldNotBeNull().ToString().ShouldBe("application/json");
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancelled))!.AsObject();
    }

    /// <summary>The body of an error, which must be one of ours with the code it came with.</summary>
    public static async Task<JsonObject> ErrorAsync(this HttpResponseMessage response, int code)
    {
        var answer = await response.JsonAsync();
        ((int)response.StatusCode).ShouldBe(code, answer.ToJsonString());
        answer["code"]!.GetValue<int>().ShouldBe(code);
        answer["message"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
        response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        return answer;
    }

    public static string Message(this JsonObject error) => error["message"]!.GetValue<string>();
}
