using KeymapBakery.Protos.Jobs.V1;

namespace KeymapBakery.Gateway.Tests.Running;

/// <summary>Ends of builds.</summary>
internal static class Builds
{
    public const string Output = "Compiling: keymap.c \u001b[32m[OK]\u001b[0m\nΨ done";

    public static void Run(Job job) => job.State = JobState.Running;

    public static void Finish(Job job)
    {
        job.State = JobState.Finished;
        AddRest(job);
        job.Build.Firmware = ArtifactOf(job, "crkbd_rev1_mine.hex");
    }

    public static void Fail(Job job)
    {
        job.State = JobState.Failed;
        AddRest(job);
        job.Build.ReturnCode = 2;
    }

    private static void AddRest(Job job)
    {
        job.Build.Command.Add(["qmk", "compile", "crkbd-rev1-mine.json"]);
        job.Build.Output = Output;
        job.Build.Keymap = ArtifactOf(job, "crkbd-rev1-mine.json");
        job.Build.Source = ArtifactOf(job, "qmk_firmware-crkbd-rev1-mine.zip");
    }

    private static Artifact ArtifactOf(Job job, string fileName) =>
        new() { Key = $"builds/{job.Build.BuildId}/{fileName}", FileName = fileName, SizeBytes = 1, Sha256 = new string('0', 64) };
}
