using System.ComponentModel.DataAnnotations;

namespace KeymapBakery.Jobs.Prebaking;

/// <summary>Whether keyboards are compiled before anybody asks. Section <c>Jobs:Prebake</c>; times as <c>[days.]hours:minutes:seconds</c>.</summary>
internal sealed class PrebakeOptions
{
    public const string Section = "Jobs:Prebake";

    /// <summary>True to compile every keyboard of a branch when the branch, or what compiles it, has changed.</summary>
    public bool Enabled { get; set; }

    /// <summary>The branches this is done for; empty for all that compilers know.</summary>
    public IList<string> Branches { get; } = [];

    /// <summary>
    /// Keyboards asked for at a time. Few enough to be of no account in the outbox and to be given up lightly when the branch moves,
    /// enough to keep all compilers busy until the next round.
    /// </summary>
    [Range(1, 1000)]
    public int Ahead { get; set; } = 64;

    /// <summary>Time between two rounds of planning and asking.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Time after which something asked for that nobody has answered is asked for again.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromHours(3);

    /// <summary>How long results are kept of a branch that no compiler speaks of any more.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "3650.00:00:00")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(7);
}
