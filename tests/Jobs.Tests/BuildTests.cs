using KeymapBakery.Jobs.Model;
using Artifact = KeymapBakery.Jobs.Model.Artifact;
using Build = KeymapBakery.Jobs.Model.Build;

namespace KeymapBakery.Jobs.Tests;

/// <summary>The state machine by itself.</summary>
public sealed class BuildTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Guid First = Guid.NewGuid();
    private static readonly Guid Second = Guid.NewGuid();

    [Fact]
    public void A_build_goes_from_queued_over_running_to_finished()
    {
        var build = Queued();
        build.State.ShouldBe(BuildState.Queued);

        build.Start(Start(First)).ShouldBeTrue();
        build.State.ShouldBe(BuildState.Running);
        build.Deadline.ShouldBe(Now.AddMinutes(15));

        build.Finish(Result(First)).ShouldBeTrue();
        build.State.ShouldBe(BuildState.Finished);
        build.Deadline.ShouldBeNull();
        build.Firmware.ShouldNotBeNull();
    }

    [Fact]
    public void A_finish_without_its_start_counts_as_both()
    {
        var build = Queued();
        build.Finish(Result(First)).ShouldBeTrue();
        build.State.ShouldBe(BuildState.Finished);
        build.AttemptId.ShouldBe(First);
        build.StartedAt.ShouldNotBeNull();
    }

    [Fact]
    public void A_later_attempt_takes_the_place_of_the_one_before_and_is_not_displaced_by_it_again()
    {
        var build = Queued();
        build.Start(Start(First));
        build.Start(Start(Second)).ShouldBeTrue();
        build.Start(Start(First)).ShouldBeFalse();
        build.AttemptId.ShouldBe(Second);
        build.SupersededAttempts.ShouldBe([First]);
    }

    [Fact]
    public void A_superseded_attempt_may_still_finish_first()
    {
        var build = Queued();
        build.Start(Start(First));
        build.Start(Start(Second));
        build.Finish(Result(First)).ShouldBeTrue();
        build.Finish(Result(Second, succeeded: false)).ShouldBeFalse();
        build.State.ShouldBe(BuildState.Finished);
        build.AttemptId.ShouldBe(First);
    }

    [Fact]
    public void Success_without_firmware_is_failure() =>
        Ended(build => build.Finish(Result(First) with { Firmware = null })).State.ShouldBe(BuildState.Failed);

    [Fact]
    public void A_silent_failure_is_given_words() =>
        Ended(build => build.Finish(Result(First, succeeded: false) with { Output = "" })).Output
            .ShouldBe("The build ended with exit status 2 and printed nothing.");

    [Fact]
    public void Whatever_comes_in_whatever_order_a_final_state_is_never_left_and_illegal_steps_never_taken()
    {
        var random = new Random(20260101);
        for (var run = 0; run < 2000; run++)
        {
            var build = Queued();
            Guid[] attempts = [First, Second, Guid.NewGuid()];
            for (var step = 0; step < 12; step++)
            {
                var before = build.State;
                var (end, output, firmware) = (build.EndedAt, build.Output, build.Firmware);
                var applied = Happen(build, random.Next(5), attempts[random.Next(attempts.Length)]);
                if (before.IsFinal())
                {
                    applied.ShouldBeFalse();
                    (build.State, build.EndedAt, build.Output, build.Firmware).ShouldBe((before, end, output, firmware));
                }
                else if (before != build.State)
                {
                    build.State.ShouldNotBe(BuildState.Queued);
                }

                build.State.IsFinal().ShouldBe(build.EndedAt is not null);
                (build.State == BuildState.Finished).ShouldBe(build.Firmware is not null);
            }
        }
    }

    [Fact]
    public void The_same_events_shuffled_and_repeated_end_the_same()
    {
        var random = new Random(20260102);
        for (var run = 0; run < 2000; run++)
        {
            Action<Build>[] events =
            [
                build => build.Start(Start(First)),
                build => build.Start(Start(Second)),
                build => build.Finish(Result(Second)),
            ];
            var sequence = events.Concat(events).Concat(events).ToArray();
            random.Shuffle(sequence);
            var built = Queued();
            foreach (var happen in sequence)
            {
                happen(built);
            }

            built.State.ShouldBe(BuildState.Finished);
            built.AttemptId.ShouldBe(Second);
            built.Output.ShouldBe("Done\n");
        }
    }

    [Fact]
    public void Keys_do_not_run_into_each_other()
    {
        var key = new BuildKey("a", "b", "{}", "master", "c0", "gcc");
        key.ForItsName().ShouldBe(new BuildKey("a", "b", "{}", "master", "c0", "gcc").ForItsName());
        BuildKey[] others =
        [
            key with { Keyboard = "ab", Keymap = "" },
            key with { CanonicalJson = """{"layers":[]}""" },
            key with { Branch = "" },
            key with { Commit = null },
            key with { Commit = "" },
            key with { Toolchain = null },
        ];
        string[] keys = [.. others.Append(key).SelectMany(other => new[] { other.ForItsName(), other.ForAnyName() })];
        keys.Distinct().Count().ShouldBe(keys.Length);
    }

    [Fact]
    public void The_name_counts_only_where_it_matters()
    {
        var mine = new BuildKey("a", "mine", """{"keyboard":"a","keymap":"mine","layers":[["é\u0001"]]}""", "master", "c0", "gcc");
        var yours = mine.Under("yours");

        yours.CanonicalJson.ShouldBe("""{"keyboard":"a","keymap":"yours","layers":[["é\u0001"]]}""");
        yours.ForAnyName().ShouldBe(mine.ForAnyName());
        yours.ForItsName().ShouldNotBe(mine.ForItsName());
        yours.Under("mine").ShouldBe(mine);
    }

    private static bool Happen(Build build, int what, Guid attempt) => what switch
    {
        0 => build.Start(Start(attempt)),
        1 => build.Finish(Result(attempt)),
        2 => build.Finish(Result(attempt, succeeded: false)),
        3 => build.Fail(Now, "Given up.\n"),
        _ => build.Cancel(Now, ""),
    };

    private static Build Queued() =>
        Build.Queue(Guid.NewGuid(), new BuildKey("planck/rev6", "mine", "{}", "master", null, null), "a key", Now);

    private static Build Ended(Action<Build> end)
    {
        var build = Queued();
        build.Start(Start(First));
        end(build);
        return build;
    }

    private static AttemptStart Start(Guid attempt) => new(attempt, "oven-1", Now, Now.AddMinutes(15));

    private static AttemptResult Result(Guid attempt, bool succeeded = true) => new(
        attempt,
        "oven-1",
        succeeded,
        succeeded ? 0 : 2,
        ["qmk", "compile"],
        succeeded ? "Done\n" : "error\n",
        "c0ffee",
        succeeded ? new Artifact("k", "f.hex", 1, "00") : null,
        null,
        null,
        Now,
        Now.AddSeconds(9),
        CarriesKeymapName: false);
}
