namespace KeymapBakery.Jobs.Tests.Running;

/// <summary>The present time, moved forward by as much as a test likes.</summary>
public sealed class ShiftedTime : TimeProvider
{
    public TimeSpan Shift { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;
}
