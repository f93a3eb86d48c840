using Grpc.Core;

namespace KeymapBakery.Jobs.Tests;

/// <summary>How often keyboards are used: counted from jobs, also from those that are gone, and from what command lines report.</summary>
public sealed class UsageTests(Servers servers) : IAsyncLifetime
{
    private readonly JobsFixture _jobs = new(servers);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _jobs.InitializeAsync();

    public ValueTask DisposeAsync() => _jobs.DisposeAsync();

    [Fact]
    public async Task Jobs_are_counted_also_when_they_are_past_their_retention()
    {
        await _jobs.EndedAsync();
        await _jobs.EndedAsync(succeeded: false);
        await _jobs.EndedAsync(request: Request("crkbd/rev1", "LAYOUT_split_3x6_3"));
        await _jobs.SubmitAsync(Request("crkbd/rev1", "LAYOUT_split_3x5_3"));
        KeyboardUsage[] expected =
        [
            new() { Keyboard = "crkbd/rev1", Layout = "LAYOUT_split_3x5_3", Jobs = 1 },
            new() { Keyboard = "crkbd/rev1", Layout = "LAYOUT_split_3x6_3", Jobs = 1 },
            new() { Keyboard = "planck/rev6", Layout = "LAYOUT_ortho_4x12", Jobs = 2 },
        ];
        (await UsageAsync(days: 1)).Keyboards.ShouldBe(expected);

        _jobs.Time.Shift = TimeSpan.FromHours(49);
        await Eventually.TrueAsync(async () => await _jobs.CountAsync("select count(*) from jobs") == 1, JobsFixture.Patience);

        (await UsageAsync(days: 1)).Keyboards.ShouldBeEmpty();
        (await UsageAsync(days: 3)).Keyboards.ShouldBe(expected);
        await _jobs.SubmitAsync();
        (await UsageAsync(days: 366)).Keyboards.Single(usage => usage.Keyboard == "planck/rev6").Jobs.ShouldBe(3);
    }

    [Fact]
    public async Task What_is_too_old_to_be_asked_for_is_forgotten()
    {
        await ReportAsync("compile", "planck/rev6", "LAYOUT", "NZ");
        _jobs.Time.Shift = TimeSpan.FromDays(367);

        await Eventually.TrueAsync(
            async () => await _jobs.CountAsync("select (select count(*) from keyboard_usage) + (select count(*) from location_usage)") == 0,
            JobsFixture.Patience);
    }

    [Fact]
    public async Task Reports_are_counted_beside_jobs()
    {
        await _jobs.SubmitAsync(Request("planck/rev6", "LAYOUT"));
        await ReportAsync("compile", "planck/rev6", "LAYOUT", "NZ");
        await ReportAsync("compile", "planck/rev6", "LAYOUT", "NZ");
        await ReportAsync("flash", "planck/rev6", "LAYOUT", "");
        await ReportAsync("", "", "", "AU");

        var usage = await UsageAsync(days: 1);

        usage.Keyboards.ShouldBe([new KeyboardUsage { Keyboard = "planck/rev6", Layout = "LAYOUT", Jobs = 1, Reports = 3 }]);
        usage.Locations.ShouldBe([new LocationUsage { Country = "AU", Reports = 1 }, new LocationUsage { Country = "NZ", Reports = 2 }]);
    }

    [Fact]
    public async Task Invented_names_cannot_fill_the_database()
    {
        await Parallel.ForAsync(0, 510, Cancelled, async (number, _) => await ReportAsync("compile", $"invented/{number}", "LAYOUT", ""));
        await ReportAsync("compile", "invented/late", "LAYOUT", "");
        var usage = await UsageAsync(days: 1);

        // Reports of the same moment do not see each other.
        usage.Keyboards.Count.ShouldBeInRange(500, 510);
        usage.Keyboards.ShouldNotContain(one => one.Keyboard == "invented/late");

        var known = usage.Keyboards[0].Keyboard;
        await ReportAsync("compile", known, "LAYOUT", "");
        (await UsageAsync(days: 1)).Keyboards[0].Reports.ShouldBe(2);
    }

    [Theory]
    [InlineData("compile", "", "LAYOUT", "")]
    [InlineData("", "planck", "LAYOUT", "")]
    [InlineData("compile", "pla\0nck", "LAYOUT", "")]
    [InlineData("", "", "", "nz")]
    [InlineData("", "", "", "NZL")]
    public async Task A_malformed_report_is_refused(string action, string keyboard, string layout, string country)
    {
        var refusal = await Should.ThrowAsync<RpcException>(() => ReportAsync(action, keyboard, layout, country));

        refusal.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        (await Should.ThrowAsync<RpcException>(() => UsageAsync(days: 0))).StatusCode.ShouldBe(StatusCode.InvalidArgument);
    }

    private static SubmitRequest Request(string keyboard, string layout)
    {
        var request = JobsFixture.Request();
        (request.Keyboard, request.Layout) = (keyboard, layout);
        return request;
    }

    private async Task<Protos.Jobs.V1.Usage> UsageAsync(int days) => await _jobs.Client.GetUsageAsync(new GetUsageRequest { Days = days }, cancellationToken: Cancelled);

    private async Task ReportAsync(string action, string keyboard, string layout, string country) =>
        await _jobs.Client.ReportUsageAsync(
            new ReportUsageRequest { Action = action, Keyboard = keyboard, Layout = layout, Country = country }, cancellationToken: Cancelled);
}
