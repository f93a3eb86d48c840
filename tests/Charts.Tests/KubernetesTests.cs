using System.Text.Json.Nodes;
using KeymapBakery.Charts.Tests.Kubernetes;
using KeymapBakery.Charts.Tests.Rendering;
using Shouldly;

namespace KeymapBakery.Charts.Tests;

public sealed class KubernetesTests
{
    public static TheoryData<Situation> Situations => [.. Situation.All];

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task Kubernetes_takes_every_object(Situation situation)
    {
        var release = await Release.OfAsync(situation);

        release.Manifests.SelectMany(situation.Api.Check).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task No_two_objects_have_the_same_name_and_all_names_are_short_enough(Situation situation)
    {
        var release = await Release.OfAsync(situation);

        var names = release.Manifests.Select(manifest => $"{manifest["kind"]} {manifest["metadata"]!["name"]}").ToList();
        names.ShouldBeUnique();
        names.ShouldAllBe(name => name.Length - name.IndexOf(' ') <= 63);
    }

    [Theory]
    [InlineData("spec.template.spec.containers.0.imagePullPolice", "\"Always\"", "imagePullPolice is no field of V1Container")]
    [InlineData("spec.template.spec.containers.0.name", null, "name is missing")]
    [InlineData("spec.replicas", "\"two\"", "spec.replicas must be number, and is \"two\"")]
    [InlineData("spec.template.spec.containers.0.ports.0.containerPort", "\"http\"", "containerPort must be number")]
    [InlineData("spec.template.spec.volumes", "{}", "volumes must be [V1Volume]")]
    [InlineData("metadata.labels.release", "1", "release must be string, and is 1")]
    [InlineData("apiVersion", "\"apps/v1beta1\"", "knows no apps/v1beta1/Deployment")]
    public async Task A_wrong_object_is_found(string place, string? value, string mistake)
    {
        var release = await Release.OfAsync(Situation.Fullest);
        var wrong = release.Component("jobs").Manifest.DeepClone();
        Set(wrong, place.Split('.'), value is null ? null : JsonNode.Parse(value));

        KubernetesApi.Current.Check(wrong).ShouldHaveSingleItem().ShouldContain(mistake);
        KubernetesApi.Oldest.Check(wrong).ShouldContain(found => found.Contains(mistake, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_only_a_current_version_knows_is_found_in_an_old_one()
    {
        var release = await Release.OfAsync(Situation.Fullest);

        var mistakes = release.Manifests.SelectMany(KubernetesApi.Oldest.Check).ToList();
        mistakes.ShouldContain(mistake => mistake.Contains("grpc is no field of V1Probe", StringComparison.Ordinal));
        mistakes.ShouldContain(mistake => mistake.Contains("knows no policy/v1/PodDisruptionBudget", StringComparison.Ordinal));
        mistakes.ShouldContain(mistake => mistake.Contains("knows no autoscaling/v2/HorizontalPodAutoscaler", StringComparison.Ordinal));
    }

    private static void Set(JsonNode it, ReadOnlySpan<string> path, JsonNode? value)
    {
        var parent = it;
        foreach (var name in path[..^1])
        {
            parent = parent is JsonArray list ? list[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)]! : parent[name]!;
        }

        if (value is null)
        {
            parent.AsObject().Remove(path[^1]);
        }
        else
        {
            parent[path[^1]] = value;
        }
    }
}
