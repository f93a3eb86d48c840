using KeymapBakery.Compiler.Baking.Keymaps;

namespace KeymapBakery.Compiler.Baking.Templates;

/// <summary>A template in use; it stays on disk until this is disposed of.</summary>
/// <param name="key">Its key.</param>
/// <param name="template">The template.</param>
/// <param name="frame">Writes keymaps for it.</param>
/// <param name="folder">Where it lies.</param>
/// <param name="release">Called once.</param>
internal sealed class TemplateLease(TemplateKey key, Template template, KeymapFrame frame, TemplateFolder folder, Action release) : IDisposable
{
    private Action? _release = release;

    /// <summary>Its key.</summary>
    public TemplateKey Key => key;

    /// <summary>The template.</summary>
    public Template Template => template;

    /// <summary>Writes keymaps for it.</summary>
    public KeymapFrame Frame => frame;

    /// <summary>Folder of its objects.</summary>
    public string Objects => folder.Objects;

    /// <summary>Folder of the linked firmware that keymaps can be put into; it need not exist.</summary>
    public string Patches => folder.Patches;

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref _release, null)?.Invoke();
}
