using KeymapBakery.Jobs.Model;
using KeymapBakery.Messages;

namespace KeymapBakery.Jobs.Outbox;

/// <summary>What compilers are told of a build that waits for one of them.</summary>
internal static class BuildRequests
{
    /// <summary>The message.</summary>
    public static BuildRequested Of(Build build, DateTimeOffset now) =>
        new(build.Id, build.Keyboard, build.Keymap, build.CanonicalJson, build.Branch, build.Commit, now);
}
