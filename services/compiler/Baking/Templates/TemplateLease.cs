using KeymapBakery.Compiler.Baking.Keymaps;

namespace KeymapBakery.Compiler.Baking.Templates;

/// <summary>A template in use; it stays on disk until this is disposed of.</summary>
/// <param name="template">The template.</param>
/// <param name="frame">Writes keymaps for it.</param>
/// <param name="objects">Folder of its objects.</param>
/// <param name="release">Called once.</param>
internal sealed class TemplateLease(Template template, KeymapFrame frame, string objects, Action release) : IDisposable
{
    private Action? _release = release;

    /// <summary>The template.</summary>
    public Template Template => template;

    /// <summary>Writes keymaps for it.</summary>
    public KeymapFrame Frame => frame;

    /// <summary>Folder of its objects.</summary>
    public string Objects => objects;

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref _release, null)?.Invoke();
}
