using System.Globalization;
using System.Text.Json.Nodes;
using KeymapBakery.Charts.Tests.Rendering;
using KeymapBakery.Charts.Tests.Settings;
using Shouldly;

namespace KeymapBakery.Charts.Tests;

/// <summary>The settings that the chart gives to services are those the services read.</summary>
public sealed class SettingsTests
{
    // Settings of the platform, which no options type of ours has.
    private static readonly string[] Platform =
    [
        "Kestrel__Endpoints__Grpc__Url", "Kestrel__Endpoints__Health__Url", "Kestrel__Endpoints__Http__Url", "Logging__Format", "Logging__LogLevel__",
        "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_HEADERS", "OTEL_EXPORTER_OTLP_PROTOCOL", "OTEL_RESOURCE_ATTRIBUTES", "OTEL_TRACES_SAMPLER",
        "OTEL_TRACES_SAMPLER_ARG", "POD_NAME",
    ];

    // A folder is for one machine; on a cluster, objects are in an S3 store.
    private const string OneMachineOnly = "ObjectStorage:FileSystem:";

    public static TheoryData<Situation> Situations => [.. Situation.All];

    public static TheoryData<string> Services => [.. Release.Services];

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task Every_variable_is_a_setting_of_the_service_and_has_a_value_it_takes(Situation situation)
    {
        var release = await Release.OfAsync(situation);

        foreach (var workload in release.Workloads.Where(workload => workload.IsService))
        {
            workload.Environment.Select(pair => pair.Key).ShouldBeUnique();
            var options = ServiceOption.Of(AssemblyOf(workload.Component));
            foreach (var (variable, value) in workload.Environment.Where(pair => !Platform.Any(name => IsOf(name, pair.Key))))
            {
                var option = options.SingleOrDefault(each => each.IsSetBy(variable)).ShouldNotBeNull($"{workload.Component} has no setting {variable}");
                (value is null ? null : option.Object(value)).ShouldBeNull();
            }
        }
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Every_setting_is_given_by_the_chart_or_can_be_given_by_its_name(string service)
    {
        var releases = await Task.WhenAll(Situation.All.Select(Release.OfAsync));
        var variables = releases.SelectMany(release => release.Component(service).Environment).Select(pair => pair.Key).Distinct().ToList();
        var named = ValuesSchema.SettingsOf(service, AssemblyOf(service));

        ServiceOption.Of(AssemblyOf(service))
            .Where(option => !option.Path.StartsWith(OneMachineOnly, StringComparison.Ordinal))
            .Where(option => !named.ContainsKey(option.Path) && !variables.Exists(option.IsSetBy))
            .Select(option => option.Path)
            .ShouldBeEmpty($"add them to {service}.settings in values.schema.json");
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void What_can_be_given_by_its_name_is_a_setting_described_as_the_service_has_it(string service)
    {
        var options = ServiceOption.Of(AssemblyOf(service)).ToDictionary(option => option.Path, StringComparer.Ordinal);

        foreach (var (path, schema) in ValuesSchema.SettingsOf(service, AssemblyOf(service)))
        {
            var option = options.GetValueOrDefault(path).ShouldNotBeNull($"{service} has no setting {path}");
            ((string)schema["type"]!).ShouldBe(JsonTypeOf(option), path);
            if (path != "Compiler:DrainTimeout")
            {
                JsonNode.DeepEquals(schema["default"], DefaultOf(option)).ShouldBeTrue($"the default of {path} is {DefaultOf(option)?.ToJsonString()}");
            }

            if (option.Range is { } range && option.Type != typeof(TimeSpan))
            {
                NumberOf(schema["minimum"]).ShouldBe(Convert.ToInt64(range.Minimum, CultureInfo.InvariantCulture), path);
                NumberOf(schema["maximum"]).ShouldBe(Convert.ToInt64(range.Maximum, CultureInfo.InvariantCulture), path);
            }

            if (option.Type.IsEnum)
            {
                schema["enum"]!.AsArray().Select(each => (string)each!).ShouldBe(Enum.GetNames(option.Type), ignoreOrder: true);
            }
        }
    }

    private static string AssemblyOf(string service) => char.ToUpperInvariant(service[0]) + service[1..];

    private static bool IsOf(string platform, string variable) =>
        platform.EndsWith("__", StringComparison.Ordinal) ? variable.StartsWith(platform, StringComparison.Ordinal) : variable == platform;

    private static long? NumberOf(JsonNode? number) => number?.GetValue<long>();

    private static string JsonTypeOf(ServiceOption option) => option switch
    {
        { IsList: true } => "array",
        { IsMap: true } => "object",
        _ when option.Type == typeof(bool) => "boolean",
        _ when option.Type == typeof(int) || option.Type == typeof(long) => "integer",
        _ => "string",
    };

    private static JsonNode? DefaultOf(ServiceOption option) => option.Default switch
    {
        _ when option.IsList => new JsonArray(),
        _ when option.IsMap => new JsonObject(),
        bool truth => truth,
        int number => number,
        long number => number,
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        null => null,
        var other => Convert.ToString(other, CultureInfo.InvariantCulture),
    };
}
