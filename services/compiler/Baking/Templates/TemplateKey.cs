using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KeymapBakery.Compiler.Baking.Keymaps;

namespace KeymapBakery.Compiler.Baking.Templates;

/// <summary>Names a template: equal for all keymaps that can be baked from it.</summary>
/// <param name="Commit">The firmware's commit; templates are kept in a folder for each.</param>
/// <param name="Hash">SHA-256 of everything the template depends on, lower-case hexadecimal.</param>
internal sealed record TemplateKey(string Commit, string Hash)
{
    // To be raised when what is recorded changes its form.
    private const int Version = 1;

    /// <summary>Folder of the templates of a commit, and of one of them.</summary>
    public string Path => $"{Commit}/{Hash}";

    /// <summary>Makes the key.</summary>
    /// <param name="commit">Full hash of the firmware's commit.</param>
    /// <param name="toolchain">Version of everything that turns a tree into firmware.</param>
    /// <param name="keymap">The keymap.json.</param>
    /// <param name="keymapName">The keymap's name where it counts; else null.</param>
    public static TemplateKey Of(string commit, string toolchain, JsonElement keymap, string? keymapName)
    {
        var parts = string.Join('\0', Version, commit, toolchain, KeymapShape.Of(keymap), keymapName);
        return new TemplateKey(commit, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts))));
    }
}
