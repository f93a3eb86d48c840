using KeymapBakery.Operations.Tests.Settings;

namespace KeymapBakery.Operations.Tests;

/// <summary>The operators' manual names every setting of every service, and nothing else.</summary>
public sealed class SettingsTests
{
    private static readonly string[] Frameworks = ["Kestrel:", "Logging:"];

    private static readonly IReadOnlyList<string[]> Rows = [.. Manual.RowsOfTables("setting", "environment variable", "default")];

    private static IEnumerable<string[]> OwnRows =>
        Rows.Where(row => !Frameworks.Any(prefix => Manual.TextOf(row[0]).StartsWith(prefix, StringComparison.Ordinal)));

    [Fact]
    public void Every_setting_is_in_the_manual_and_the_manual_names_no_other() =>
        OwnRows.Select(row => Manual.TextOf(row[0])).Order().ShouldBe(OptionsOfServices.All.Select(setting => setting.Name).Order());

    [Fact]
    public void The_manual_tells_the_defaults()
    {
        var defaults = OptionsOfServices.All.ToDictionary(setting => setting.Name, setting => setting.Default);
        OwnRows.Select(row => $"{row[0]}: {row[2]}").ShouldBe(OwnRows.Select(row => $"{row[0]}: {defaults[Manual.TextOf(row[0])]}"));
    }

    [Fact]
    public void The_manual_tells_the_environment_variables_and_what_each_setting_is_for()
    {
        foreach (var row in Rows)
        {
            row.Length.ShouldBe(4, row[0]);
            row[1].ShouldBe(row[0].Replace(":", "__", StringComparison.Ordinal));
            row[3].ShouldNotBeEmpty(row[0]);
        }
    }

    [Fact]
    public void Secrets_are_marked()
    {
        string[] secrets = ["Secret", "SecretKey", "WebhookSecret", "AdminToken", "Token", "Webhook", "SigningKey", "Postgres", "RabbitMq:Address"];
        foreach (var row in OwnRows.Where(row => secrets.Any(secret => Manual.TextOf(row[0]).EndsWith(secret, StringComparison.Ordinal))))
        {
            row[3].ShouldStartWith("**secret**", customMessage: row[0]);
        }
    }

    [Fact]
    public void Links_within_the_manual_lead_somewhere()
    {
        foreach (var target in Manual.Lines.SelectMany(line => line.Split("](#").Skip(1).Select(rest => rest[..rest.IndexOf(')', StringComparison.Ordinal)])))
        {
            Manual.Anchors.ShouldContain(target);
        }
    }
}
