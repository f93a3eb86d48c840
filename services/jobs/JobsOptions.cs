using System.ComponentModel.DataAnnotations;

namespace KeymapBakery.Jobs;

/// <summary>How the job service keeps house. Section <c>Jobs</c>; times as <c>[days.]hours:minutes:seconds</c>.</summary>
internal sealed class JobsOptions
{
    public const string Section = "Jobs";

    /// <summary>
    /// How long a job, its artifacts and its idempotency key are kept after the job has ended. Clients are told that keys are kept for at least 24
    /// hours.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "3650.00:00:00")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromHours(48);

    /// <summary>Time between two looks for jobs past their retention.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00")]
    public TimeSpan RetentionInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Time between two looks for builds whose compiler has vanished.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan ReaperInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long after its time limit a build is given up; covers upload and delivery of the result.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan ReaperGrace { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Time after which the outbox is looked into although nothing was announced.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan OutboxPollInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Time after which a watched job is read again although nothing was announced.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan WatchPollInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>A compiler is counted as there for this long after it was last heard from.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan CompilerLifetime { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The commit a branch points at is believed for this long after a compiler last named it; later, the compiler that takes a
    /// build finds out anew.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan BranchLifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Time after which a build that waits is asked for again, once the broker has no message of it left. More than it takes a compiler to say that it
    /// has begun.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan ResendAfter { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Time between two looks for such builds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan ResendInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Time between two looks at how much there is to do, for the metrics.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan MetricsInterval { get; set; } = TimeSpan.FromSeconds(10);
}
