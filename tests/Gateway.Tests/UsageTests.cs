using System.Text;
using System.Text.Json.Nodes;
using KeymapBakery.Gateway.Tests.Running;
using KeymapBakery.Protos.Jobs.V1;
using Shouldly;

namespace KeymapBakery.Gateway.Tests;

/// <summary>What keyboards are used.</summary>
public sealed class UsageTests : IAsyncLifetime
{
    private readonly RunningGateway _gateway = new() { Settings = new() { ["Gateway:Telemetry:CountryHeader"] = "X-Country" } };

    public ValueTask InitializeAsync() => _gateway.InitializeAsync();

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Theory]
    [InlineData("keyboards", """{"keyboards":{"crkbd/rev1":6,"planck/rev6":4}}""")]
    [InlineData("layouts", """{"layouts":{"crkbd/rev1":{"LAYOUT_split_3x5_3":1,"LAYOUT_split_3x6_3":5},"planck/rev6":{"LAYOUT":4}}}""")]
    [InlineData("locations", """{"locations":{"AU":1,"NZ":2}}""")]
    public async Task Use_is_told_in_the_shapes_of_the_original(string path, string expected)
    {
        _gateway.Jobs.Usage.Keyboards.Add(new KeyboardUsage { Keyboard = "crkbd/rev1", Layout = "LAYOUT_split_3x5_3", Jobs = 1 });
        _gateway.Jobs.Usage.Keyboards.Add(new KeyboardUsage { Keyboard = "crkbd/rev1", Layout = "LAYOUT_split_3x6_3", Jobs = 2, Reports = 3 });
        _gateway.Jobs.Usage.Keyboards.Add(new KeyboardUsage { Keyboard = "planck/rev6", Layout = "LAYOUT", Reports = 4 });
        _gateway.Jobs.Usage.Locations.Add(new LocationUsage { Country = "AU", Reports = 1 });
        _gateway.Jobs.Usage.Locations.Add(new LocationUsage { Country = "NZ", Reports = 2 });

        JsonNode.DeepEquals(await _gateway.GetJsonAsync($"/v1/metrics/{path}"), JsonNode.Parse(expected)).ShouldBeTrue();
        JsonNode.DeepEquals(await _gateway.GetJsonAsync($"/v1/metrics/{path}/days/7"), JsonNode.Parse(expected)).ShouldBeTrue();
        _gateway.Jobs.UsageRequests.ShouldBe([1, 7]);
    }

    [Fact]
    public async Task Days_are_taken_for_the_next_possible_and_counted_once_a_minute()
    {
        foreach (var days in (string[])["0", "1", "366", "99999999999"])
        {
            await _gateway.GetJsonAsync($"/v1/metrics/keyboards/days/{days}");
        }

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _gateway.GetJsonAsync("/v1/metrics/locations/days/1")));
        _gateway.Jobs.UsageRequests.ShouldBe([1, 366]);

        foreach (var days in (string[])["-1", "x", "1.5", "99999999999999999999999"])
        {
            using var response = await _gateway.SendAsync(HttpMethod.Get, $"/v1/metrics/keyboards/days/{days}");
            (await response.ErrorAsync(404)).Message().ShouldContain("whole number");
        }
    }

    [Theory]
    [InlineData("""{"action":"compile","keyboard":"crkbd/rev1","layout":"LAYOUT","location_ok":true}""", "NZ", "compile crkbd/rev1 LAYOUT NZ")]
    [InlineData("""{"action":"compile","keyboard":"crkbd/rev1","layout":"LAYOUT"}""", "NZ", "compile crkbd/rev1 LAYOUT ")]
    [InlineData("""{"action":"compile","keyboard":"crkbd/rev1","layout":"LAYOUT","location_ok":true}""", "nowhere", "compile crkbd/rev1 LAYOUT ")]
    [InlineData("""{"action":"compile","keyboard":"crkbd/rev1","layout":"LAYOUT","location_ok":true}""", "XX", "compile crkbd/rev1 LAYOUT ")]
    [InlineData("""{"location_ok":true,"other":[1]}""", "NZ", "   NZ")]
    [InlineData("""{"action":"compile","keyboard":"crkbd/rev1"}""", "NZ", null)]
    [InlineData("{}", "NZ", null)]
    [InlineData("null", "NZ", null)]
    [InlineData("", "NZ", null)]
    public async Task A_report_is_thanked_for_and_counted_if_there_is_something_to_count(string body, string country, string? counted)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/telemetry") { Content = new StringContent(body) };
        request.Headers.Add("X-Country", country);
        using var response = await _gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);

        response.IsSuccessStatusCode.ShouldBeTrue();
        (await response.JsonAsync()).ToJsonString().ShouldBe("""{"message":"Thanks for helping to improve QMK!"}""");
        _gateway.Jobs.Reports.Select(report => $"{report.Action} {report.Keyboard} {report.Layout} {report.Country}")
            .ShouldBe(counted is null ? [] : [counted]);
    }

    [Theory]
    [InlineData("""{"action":7}""", "$.action")]
    [InlineData("""{"location_ok":"yes"}""", "$.location_ok")]
    [InlineData("""{"action":"com pile"}""", "$.action")]
    [InlineData("""{"keyboard":"../etc"}""", "$.keyboard")]
    [InlineData("""{"keyboard":"crkbd\n"}""", "$.keyboard")]
    [InlineData("""{"layout":"LAYOUT("}""", "$.layout")]
    [InlineData("""{"layout":"\ud800"}""", "$.layout")]
    [InlineData("[]", "$")]
    [InlineData("{", "$")]
    public async Task A_report_that_cannot_be_read_is_refused_with_the_place(string body, string path)
    {
        using var response = await _gateway.SendAsync(HttpMethod.Post, "/v1/telemetry", new StringContent(body));

        (await response.ErrorAsync(400))["errors"]![0]!["path"]!.GetValue<string>().ShouldBe(path);
        _gateway.Jobs.Reports.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_report_that_is_too_long_is_refused()
    {
        using var response = await _gateway.SendAsync(HttpMethod.Post, "/v1/telemetry", new ByteArrayContent(Encoding.UTF8.GetBytes(new string(' ', 20_000))));

        await response.ErrorAsync(413);
    }
}
