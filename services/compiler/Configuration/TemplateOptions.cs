namespace KeymapBakery.Compiler.Configuration;

/// <summary>What is kept of builds so that the next keymap of a keyboard is quick. Section <c>Compiler:Templates</c>.</summary>
public sealed class TemplateOptions
{
    /// <summary>Whether templates are recorded and replayed at all; without them every build is a full one.</summary>
    public bool AreUsed { get; set; } = true;

    /// <summary>
    /// Whether the first build of a keyboard waits until its template is made. Else it is compiled in full, which is a quarter quicker, and the
    /// template is made when nobody waits, or by the second build when that comes before.
    /// </summary>
    public bool AreMadeFirst { get; set; }

    /// <summary>Whether keycodes are put into linked firmware where that was proved to be the same as linking.</summary>
    public bool ArePatched { get; set; } = true;

    /// <summary>Whether templates are shared with other compilers through the object store.</summary>
    public bool AreShared { get; set; } = true;

    /// <summary>Bytes of templates kept on disk; a keyboard takes one to five million. The least recently used go first.</summary>
    public long MaximumBytes { get; set; } = 8L * 1024 * 1024 * 1024;
}
