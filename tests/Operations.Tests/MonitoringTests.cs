using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace KeymapBakery.Operations.Tests;

/// <summary>The dashboard and the alerts ask for metrics that are there. That what the manual lists is there, the running services show in EndToEnd.Tests.</summary>
public sealed partial class MonitoringTests
{
    private static readonly string Alerts = File.ReadAllText(RepositoryRoot.Of("charts/keymap-bakery/files/alerts.yaml"));

    private static readonly JsonNode Dashboard = JsonNode.Parse(File.ReadAllText(RepositoryRoot.Of("charts/keymap-bakery/files/dashboard.json")))!;

    private static readonly HashSet<string> Known = [.. NamesOf(Manual.RowsOfTables("metric", "type"))];

    private static IReadOnlyList<JsonNode> Panels => [.. Dashboard["panels"]!.AsArray().Where(panel => (string)panel!["type"]! != "row").Select(panel => panel!)];

    private static IReadOnlyList<string> Expressions => [.. Panels.SelectMany(panel => panel["targets"]!.AsArray()).Select(target => (string)target!["expr"]!)];

    [Fact]
    public void Every_metric_of_the_dashboard_exists() => Expressions.SelectMany(MetricsOf).ShouldBeSubsetOf(Known);

    [Fact]
    public void Every_metric_of_the_alerts_exists() => MetricsOf(Alerts).ShouldBeSubsetOf(Known);

    [Fact]
    public void Every_panel_asks_for_something_of_the_chosen_data_source()
    {
        Panels.Count.ShouldBeGreaterThan(20);
        Panels.ShouldAllBe(panel => (string)panel["datasource"]!["uid"]! == "${datasource}");
        Panels.Select(panel => (string)panel["title"]!).ShouldBeUnique();
        Expressions.ShouldAllBe(expression => MetricsOf(expression).Any());
        Dashboard["panels"]!.AsArray().Select(panel => (int)panel!["id"]!).ShouldBeUnique();
    }

    [Fact]
    public void Panels_do_not_cover_each_other()
    {
        var taken = new HashSet<(int X, int Y)>();
        foreach (var place in Dashboard["panels"]!.AsArray().Select(panel => panel!["gridPos"]!))
        {
            var (left, top) = ((int)place["x"]!, (int)place["y"]!);
            (left + (int)place["w"]!).ShouldBeLessThanOrEqualTo(24);
            foreach (var cell in Enumerable.Range(left, (int)place["w"]!).SelectMany(x => Enumerable.Range(top, (int)place["h"]!).Select(y => (x, y))))
            {
                taken.Add(cell).ShouldBeTrue();
            }
        }
    }

    [Fact]
    public void Every_alert_has_a_runbook_in_the_manual_and_the_manual_names_every_alert()
    {
        var alerts = Alert().Matches(Alerts).Select(match => match.Groups[1].Value).ToList();
        var runbooks = Runbook().Matches(Alerts).Select(match => match.Groups[1].Value).ToList();

        alerts.ShouldBeUnique();
        runbooks.Count.ShouldBe(alerts.Count);
        runbooks.ShouldBeSubsetOf(Manual.Anchors);
        alerts.ShouldBe(alerts.Where(alert => Manual.Lines.Any(line => line.Contains($"`{alert}`", StringComparison.Ordinal))));
    }

    [Fact]
    public void The_manual_tells_the_type_labels_and_services_of_every_metric()
    {
        foreach (var row in Manual.RowsOfTables("metric", "type"))
        {
            row.Length.ShouldBe(5, row[0]);
            new[] { "counter", "gauge", "histogram" }.ShouldContain(row[1], row[0]);
            row[3].Split(", ").ShouldBeSubsetOf(["gateway", "jobs", "compiler", "metadata"]);
            (row[1] == "counter").ShouldBe(Manual.TextOf(row[0]).EndsWith("_total", StringComparison.Ordinal), row[0]);
        }
    }

    private static IEnumerable<string> NamesOf(IEnumerable<string[]> rows) =>
        from row in rows
        let name = Manual.TextOf(row[0])
        from ending in row[1] == "histogram" ? new[] { "_bucket", "_sum", "_count" } : [""]
        select name + ending;

    // Names of metrics begin in few ways; what else stands in an expression does not begin so.
    private static IEnumerable<string> MetricsOf(string text) => Metric().Matches(text).Select(match => match.Value).Distinct();

    [GeneratedRegex(@"\b(keymap_bakery|http_server|http_client|rpc_server|rpc_client|dotnet|kestrel|db_client|messaging|target)_[a-z0-9_]+")]
    private static partial Regex Metric();

    [GeneratedRegex(@"^      - alert: (\S+)$", RegexOptions.Multiline)]
    private static partial Regex Alert();

    [GeneratedRegex(@"^          runbook_url: docs/operations\.md#(\S+)$", RegexOptions.Multiline)]
    private static partial Regex Runbook();
}
