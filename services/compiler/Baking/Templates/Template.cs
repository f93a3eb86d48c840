using System.Text.Json;
using KeymapBakery.Compiler.Baking.Keymaps;

namespace KeymapBakery.Compiler.Baking.Templates;

/// <summary>
/// What is known of a recorded build: enough to bake any keymap of the same shape for the same keyboard at the same commit. The objects
/// lie beside it.
/// </summary>
/// <param name="Keyboard">The keyboard as it was asked for.</param>
/// <param name="Commit">The firmware's commit.</param>
/// <param name="Target">The firmware file's name up to that of the keymap, for example <c>crkbd_rev1_</c>.</param>
/// <param name="KeymapJson">The keymap it was recorded from.</param>
/// <param name="KeymapCode">That keymap's C code as the firmware's own generator wrote it.</param>
/// <param name="Plan">The commands that depend on the keymap.</param>
/// <param name="MaximumBytes">Most bytes the keyboard has room for; null when the linker sees to that.</param>
/// <param name="IsOfOneName">True when it serves keymaps of the name it was recorded with only.</param>
/// <param name="CarriesKeymapName">True when the keymap's name is part of the firmware.</param>
internal sealed record Template(
    string Keyboard,
    string Commit,
    string Target,
    string KeymapJson,
    string KeymapCode,
    ReplayPlan Plan,
    int? MaximumBytes,
    bool IsOfOneName,
    bool CarriesKeymapName)
{
    /// <summary>What stands around the tables of this firmware's keymaps.</summary>
    /// <exception cref="NotReplayableException">It cannot be told.</exception>
    public KeymapFrame LearnFrame()
    {
        using var keymap = JsonDocument.Parse(KeymapJson);
        return KeymapFrame.TryLearn(KeymapCode, keymap.RootElement, out var frame, out var reason)
            ? frame
            : throw new NotReplayableException(reason);
    }
}
