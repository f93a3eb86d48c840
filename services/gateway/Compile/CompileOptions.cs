using System.ComponentModel.DataAnnotations;

namespace KeymapBakery.Gateway.Compile;

/// <summary>What clients may ask for when they submit keymaps. Section <c>Gateway:Compile</c>.</summary>
public sealed class CompileOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Gateway:Compile";

    /// <summary>
    /// The longest time a submission may be kept waiting for the end of its job; 0 to keep none waiting. Shorter than <c>Gateway:Limits:RequestTimeout</c>
    /// by the time it can take to give up waiting for the job service.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Most keymaps of a batch, each of which counts as a request: not more than <c>Gateway:RateLimit:Burst</c>, while there is a limit.</summary>
    [Range(1, 1000)]
    public int BatchKeymaps { get; set; } = 100;

    /// <summary>Most bytes of a batch; each of its keymaps has the limit it would have by itself.</summary>
    [Range(1024, 32 * 1024 * 1024)]
    public int BatchBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>How long a job that has ended is answered from memory, which is also how much later than the job itself it may be gone.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan EndedStatusLifetime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Bytes of memory, about, for the jobs that are being asked for.</summary>
    [Range(0L, 64L * 1024 * 1024 * 1024)]
    public long StatusCacheBytes { get; set; } = 64 * 1024 * 1024;
}
