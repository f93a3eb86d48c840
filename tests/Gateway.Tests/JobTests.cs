using System.Text.Json.Nodes;
using KeymapBakery.Gateway.Tests.Running;
using KeymapBakery.Protos.Jobs.V1;
using Shouldly;

namespace KeymapBakery.Gateway.Tests;

public sealed class JobTests(RunningGateway gateway)
{
    private static readonly string[] Additions = ["state", "queue_position", "estimated_seconds"];

    private static readonly string[] SameInBoth =
    [
        "command", "firmware_filename", "keyboard", "keymap", "keymap_archive", "layout", "public_firmware", "returncode", "source_archive",
    ];

    [Fact]
    public async Task A_job_is_known_as_soon_as_it_is_submitted()
    {
        var jobId = await gateway.SubmitAsync();

        var job = await gateway.GetJsonAsync($"/v1/compile/{jobId}");

        job.ShouldHaveTheShapeOf(RecordedAnswer.Read("queued"), Additions);
        job["id"]!.GetValue<string>().ShouldBe(jobId);
        job["created_at"]!.GetValue<string>().ShouldBe("Sat, 21 Nov 2026 00:24:46 GMT");
        job["enqueued_at"]!.GetValue<string>().ShouldBe("Sat, 21 Nov 2026 00:24:46 GMT");
        job["status"]!.GetValue<string>().ShouldBe("queued");
        job["queue_position"]!.GetValue<int>().ShouldBe(3);
        job["is_failed"].ShouldBeNull();
        job["result"].ShouldBeNull();
    }

    [Fact]
    public async Task A_running_job_has_no_result_yet()
    {
        var job = await AfterAsync(Builds.Run);

        job.ShouldHaveTheShapeOf(RecordedAnswer.Read("running"), Additions);
        job["status"]!.GetValue<string>().ShouldBe("running");
        job["queue_position"].ShouldBeNull();
        job["is_failed"].ShouldBeNull();
        job["result"].ShouldBeNull();
    }

    [Fact]
    public async Task A_finished_job_has_all_the_original_tells()
    {
        var recorded = RecordedAnswer.Read("finished");
        var job = await AfterAsync(Builds.Finish);
        var jobId = job["id"]!.GetValue<string>();
        var origin = gateway.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

        job.ShouldHaveTheShapeOf(recorded, Additions);
        job["status"]!.GetValue<string>().ShouldBe("finished");
        job["is_failed"]!.GetValue<bool>().ShouldBeFalse();
        var result = job["result"]!.AsObject();
        var recordedResult = recorded["result"]!.AsObject();
        recordedResult["source_ip"] = null; // Ours is kept private.
        result.ShouldHaveTheShapeOf(recordedResult);
        foreach (var same in SameInBoth)
        {
            JsonNode.DeepEquals(result[same], recordedResult[same]).ShouldBeTrue(same);
        }

        result["id"]!.GetValue<string>().ShouldBe(jobId);
        result["keymap_json"]!.GetValue<string>().ShouldBe(GatewayClient.Keymap);
        result["output"]!.GetValue<string>().ShouldBe(Builds.Output);
        result["source_ip"].ShouldBeNull();
        result["firmware_binary_url"]!.AsArray().Select(url => url!.GetValue<string>()).ShouldBe([$"{origin}/v1/compile/{jobId}/download"]);
        result["firmware_keymap_url"]!.AsArray().Select(url => url!.GetValue<string>()).ShouldBe([$"{origin}/v1/compile/{jobId}/keymap"]);
        result["firmware_source_url"]!.AsArray().Select(url => url!.GetValue<string>()).ShouldBe([$"{origin}/v1/compile/{jobId}/source"]);
    }

    [Fact]
    public async Task A_failed_build_is_a_failed_job_with_the_output_in_plain_text()
    {
        var recorded = RecordedAnswer.Read("failed");
        var job = await AfterAsync(Builds.Fail);

        job.ShouldHaveTheShapeOf(recorded, Additions);
        job["status"]!.GetValue<string>().ShouldBe("failed");
        job["is_failed"]!.GetValue<bool>().ShouldBeTrue();
        var result = job["result"]!.AsObject();
        var recordedResult = recorded["result"]!.AsObject();
        recordedResult["source_ip"] = null;
        result.ShouldHaveTheShapeOf(recordedResult);
        result["output"]!.GetValue<string>().ShouldBe("Compiling: keymap.c [OK]\nΨ done");
        result["returncode"]!.GetValue<int>().ShouldBe(2);
        JsonNode.DeepEquals(result["cmd"], result["command"]).ShouldBeTrue();
        result["firmware_filename"]!.GetValue<string>().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_job_that_failed_before_anything_ran_still_has_a_result_to_show()
    {
        var job = await AfterAsync(job =>
        {
            job.State = JobState.Failed;
            job.Build = null;
        });

        var result = job["result"]!.AsObject();
        result["output"]!.GetValue<string>().ShouldNotBeEmpty();
        result["returncode"]!.GetValue<int>().ShouldBeLessThan(0);
        result["command"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cancelled_job_is_told_as_failed_which_every_client_knows()
    {
        var jobId = await gateway.SubmitAsync();

        using var response = await gateway.SendAsync(HttpMethod.Delete, $"/v1/compile/{jobId}");
        var job = await response.JsonAsync();

        ((int)response.StatusCode).ShouldBe(200);
        job["status"]!.GetValue<string>().ShouldBe("failed");
        job["state"]!.GetValue<string>().ShouldBe("cancelled");
        job["is_failed"]!.GetValue<bool>().ShouldBeTrue();
        job["result"]!["output"]!.GetValue<string>().ShouldStartWith("This job was cancelled");
        job["result"]!["returncode"]!.GetValue<int>().ShouldNotBe(0);
        (await gateway.GetJsonAsync($"/v1/compile/{jobId}")).ToJsonString().ShouldBe(job.ToJsonString());
    }

    [Fact]
    public async Task Cancelling_a_finished_job_leaves_it_finished()
    {
        var jobId = await gateway.SubmitAsync();
        gateway.Jobs.Change(jobId, Builds.Finish);

        using var response = await gateway.SendAsync(HttpMethod.Delete, $"/v1/compile/{jobId}");

        (await response.JsonAsync())["status"]!.GetValue<string>().ShouldBe("finished");
    }

    [Fact]
    public async Task Text_in_any_script_comes_back_as_it_went_in()
    {
        const string Posted =
            """{"keyboard":"a","keymap":"m","layout":"LAYOUT","layers":[["KC_A"]],"notes":"Ψ 日本語 🎹 <b> + ' \\ "}""";
        var jobId = await gateway.SubmitAsync(Posted);
        gateway.Jobs.Change(jobId, Builds.Finish);

        var result = (await gateway.GetJsonAsync($"/v1/compile/{jobId}"))["result"]!;

        result["keymap_json"]!.GetValue<string>().ShouldBe(Posted);
        result["output"]!.GetValue<string>().ShouldContain("Ψ done");
    }

    [Fact]
    public async Task What_a_poll_answers_is_not_kept_by_caches()
    {
        var jobId = await gateway.SubmitAsync();

        using var response = await gateway.SendAsync(HttpMethod.Get, $"/v1/compile/{jobId}");

        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("DELETE", "")]
    [InlineData("GET", "/download")]
    [InlineData("GET", "/hex")]
    [InlineData("GET", "/keymap")]
    [InlineData("GET", "/source")]
    public async Task An_unknown_job_is_not_found(string method, string below)
    {
        foreach (var jobId in new[] { Guid.Empty, Guid.NewGuid() })
        {
            using var response = await gateway.SendAsync(new(method), $"/v1/compile/{jobId}{below}");
            (await response.ErrorAsync(404)).Message().ShouldStartWith("Compile job not found");
        }
    }

    [Theory]
    [InlineData("nope", "")]
    [InlineData("..%2f..%2fetc", "")]
    [InlineData("%20", "")]
    [InlineData("{00000000-0000-0000-0000-000000000000}", "/download")]
    [InlineData("00000000000000000000000000000000", "/source")]
    public async Task What_is_no_job_id_is_not_found_and_told_why(string id, string below)
    {
        using var response = await gateway.SendAsync(HttpMethod.Get, $"/v1/compile/{id}{below}");

        (await response.ErrorAsync(404)).Message().ShouldContain("UUID");
    }

    private async Task<JsonObject> AfterAsync(Action<Job> change)
    {
        var jobId = await gateway.SubmitAsync();
        gateway.Jobs.Change(jobId, change);
        return await gateway.GetJsonAsync($"/v1/compile/{jobId}");
    }
}
