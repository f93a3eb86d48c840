using System.Collections.Concurrent;
using System.Text.Json;
using KeymapBakery.Compiler.Baking.Templates;

namespace KeymapBakery.Compiler.Baking.Patching;

/// <summary>Keeps images beside their templates, with which they go, and remembers what there can be no image of.</summary>
internal sealed class PatchShelf(TemplateShelf templates)
{
    private const int RememberedRefusals = 10_000;

    private readonly ConcurrentDictionary<(TemplateKey, PatchProfile), string> _refusals = [];

    /// <summary>True when there is an image of a profile.</summary>
    public static bool Has(TemplateLease lease, PatchProfile profile) => File.Exists(PathOf(lease, profile));

    /// <summary>The image of a profile; null when there is none.</summary>
    public static async Task<PatchImage?> FindAsync(TemplateLease lease, PatchProfile profile, CancellationToken cancellationToken)
    {
        var path = PathOf(lease, profile);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            var image = JsonSerializer.Deserialize(await File.ReadAllBytesAsync(path, cancellationToken), PatchJson.Default.PatchImage);
            if (image?.IsSound() == true)
            {
                return image;
            }
        }
        catch (Exception exception) when (exception is IOException or JsonException)
        {
            // Damaged; there will be another.
        }

        File.Delete(path);
        return null;
    }

    /// <summary>Keeps an image.</summary>
    public async Task KeepAsync(TemplateLease lease, PatchProfile profile, PatchImage image, CancellationToken cancellationToken)
    {
        // Nobody shall see half of it, least of all who sends the template's folder to others.
        Directory.CreateDirectory(templates.Workshop);
        var draft = Path.Combine(templates.Workshop, Guid.NewGuid().ToString("N"));
        await File.WriteAllBytesAsync(draft, JsonSerializer.SerializeToUtf8Bytes(image, PatchJson.Default.PatchImage), cancellationToken);
        Directory.CreateDirectory(lease.Patches);
        File.Move(draft, PathOf(lease, profile), overwrite: true);
        templates.Remeasure(lease);
    }

    /// <summary>Why there can be no image; null when that is not known.</summary>
    public string? FindRefusal(TemplateLease lease, PatchProfile profile) => _refusals.GetValueOrDefault((lease.Key, profile));

    /// <summary>Remembers why there can be no image, for as long as this process runs.</summary>
    public void Refuse(TemplateLease lease, PatchProfile profile, string reason)
    {
        if (_refusals.Count < RememberedRefusals)
        {
            _refusals[(lease.Key, profile)] = reason;
        }
    }

    private static string PathOf(TemplateLease lease, PatchProfile profile) => Path.Combine(lease.Patches, $"{profile.Name}.json");
}
