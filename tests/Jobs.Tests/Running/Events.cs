namespace KeymapBakery.Jobs.Tests.Running;

/// <summary>Reports of a compiler.</summary>
public static class Events
{
    public const string Commit = "0123456789abcdef0123456789abcdef01234567";
    public const string Toolchain = "avr-gcc 5.4.0";

    public static BuildStarted Started(Guid buildId, Guid attemptId, string worker = "oven-1", int timeLimitSeconds = 900) =>
        new(buildId, attemptId, worker, timeLimitSeconds, DateTimeOffset.UtcNow);

    public static BuildOutput Printed(Guid buildId, Guid attemptId, int firstLine, params string[] lines) =>
        new(buildId, attemptId, firstLine, lines);

    public static BuildFinished Finished(Guid buildId, Guid attemptId, bool succeeded = true, string worker = "oven-1") =>
        new(
            buildId,
            attemptId,
            worker,
            succeeded,
            succeeded ? 0 : 2,
            ["qmk", "compile", "keymap.json"],
            succeeded ? "Compiling\nDone\n" : "Compiling\nerror: 'KC_NOPE' undeclared\n",
            Commit,
            succeeded ? Artifact(buildId, attemptId, "firmware.hex") : null,
            Artifact(buildId, attemptId, "keymap.json"),
            Artifact(buildId, attemptId, "source.zip"),
            DateTimeOffset.UtcNow.AddSeconds(-1),
            DateTimeOffset.UtcNow);

    /// <summary>The end of a build as the compiler names its files; <paramref name="name"/> is the keymap's.</summary>
    public static BuildFinished FinishedAs(Guid buildId, Guid attemptId, string name, bool carriesKeymapName = false) =>
        Finished(buildId, attemptId) with
        {
            Command = ["qmk", "compile", $"planck-rev6-{name}.json"],
            Output = $"Making planck/rev6 with keymap \e[1m{name}\e[0m KEYMAP={name}\nLinking: .build/planck_rev6_{name}.elf\nno {name}\n",
            Firmware = Artifact(buildId, attemptId, "firmware.hex") with { FileName = $"planck_rev6_{name}.hex" },
            Keymap = Artifact(buildId, attemptId, "keymap.json") with { FileName = $"planck-rev6-{name}.json" },
            Source = new BuildArtifact($"sources/{Commit}/{new string('a', 64)}.zip", $"qmk_firmware-planck-rev6-{name}.zip", 1234, new string('a', 64)),
            CarriesKeymapName = carriesKeymapName,
        };

    public static CompilerHeartbeat Heartbeat(string worker = "oven-1", string commit = Commit, IReadOnlyList<string>? userNames = null) =>
        new(
            worker,
            2,
            Toolchain,
            [new BranchHead("master", commit, IsDefault: true, DateTimeOffset.UtcNow, userNames)],
            DateTimeOffset.UtcNow);

    private static BuildArtifact Artifact(Guid buildId, Guid attemptId, string name) =>
        new(ArtifactKeys.Artifact(buildId, attemptId, name), name, 1234, new string('a', 64));
}
