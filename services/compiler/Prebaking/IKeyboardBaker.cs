using KeymapBakery.Compiler.Baking;
using KeymapBakery.Compiler.Sources;
using KeymapBakery.Compiler.Toolchain;

namespace KeymapBakery.Compiler.Prebaking;

/// <summary>Compiles keyboards with keymaps that nobody posted.</summary>
internal interface IKeyboardBaker
{
    /// <summary>Names the keyboards of a firmware.</summary>
    /// <param name="tree">The firmware.</param>
    /// <param name="slot">Where the tools work; clean.</param>
    /// <param name="cancellationToken">Ends it; all processes are gone when <see cref="OperationCanceledException"/> is thrown.</param>
    /// <returns>Paths below <c>keyboards/</c>, each fit for a build.</returns>
    /// <exception cref="BuildRefusedException">The firmware does not say.</exception>
    Task<IReadOnlyList<string>> ListKeyboardsAsync(FirmwareTree tree, Slot slot, CancellationToken cancellationToken);

    /// <summary>Compiles a keyboard with a neutral keymap.</summary>
    /// <param name="keyboard">Path of the keyboard below <c>keyboards/</c>.</param>
    /// <param name="tree">The firmware.</param>
    /// <param name="slot">Where the tools work; clean.</param>
    /// <param name="output">Takes what is printed, and why there is no firmware.</param>
    /// <param name="cancellationToken">As in <see cref="ListKeyboardsAsync"/>.</param>
    /// <exception cref="BuildRefusedException">The keyboard cannot be compiled.</exception>
    Task<KeyboardBake> BakeAsync(string keyboard, FirmwareTree tree, Slot slot, OutputLog output, CancellationToken cancellationToken);
}
