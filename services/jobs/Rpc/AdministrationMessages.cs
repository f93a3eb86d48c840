using Google.Protobuf.WellKnownTypes;
using KeymapBakery.Jobs.Administration;
using Proto = KeymapBakery.Protos.Jobs.V1;

namespace KeymapBakery.Jobs.Rpc;

/// <summary>Writes what operators ask for as messages of the contract.</summary>
internal static class AdministrationMessages
{
    public static Proto.ListJobsReply ToMessage(this JobListPage page) => new()
    {
        Jobs = { page.Jobs.Select(ToMessage) },
        NextPage = page.Next?.ToString() ?? "",
    };

    public static Proto.ListOpenBuildsReply ToMessage(this IEnumerable<OpenBuild> builds) => new()
    {
        Builds =
        {
            builds.Select(build => new Proto.OpenBuild
            {
                BuildId = build.Id.ToString("D"),
                State = build.State.ToMessage(),
                Keyboard = build.Keyboard,
                Keymap = build.Keymap,
                Branch = build.Branch,
                CreatedAt = Timestamp.FromDateTimeOffset(build.CreatedAt),
                StartedAt = ToMessage(build.StartedAt),
                Worker = build.Worker ?? "",
                Jobs = build.Jobs,
            }),
        },
    };

    private static Proto.JobSummary ToMessage(JobListEntry job) => new()
    {
        JobId = job.Id.ToString("D"),
        State = job.State.ToMessage(),
        CreatedAt = Timestamp.FromDateTimeOffset(job.CreatedAt),
        Keyboard = job.Keyboard,
        Keymap = job.Keymap,
        Layout = job.Layout,
        Branch = job.Branch,
        BuildId = job.BuildId.ToString("D"),
        StartedAt = ToMessage(job.StartedAt),
        EndedAt = ToMessage(job.EndedAt),
        Worker = job.Worker ?? "",
    };

    private static Timestamp? ToMessage(DateTimeOffset? time) => time is { } known ? Timestamp.FromDateTimeOffset(known) : null;
}
