namespace KeymapBakery.Jobs.Prebaking;

/// <summary>The branch has no such keyboard.</summary>
internal sealed class UnknownKeyboardException(string keyboard, string branch)
    : Exception($"Branch {branch} of the firmware has no keyboard {keyboard}.");
