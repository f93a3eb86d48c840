using System.Text.Json;

namespace KeymapBakery.Compiler.Baking.Templates;

/// <summary>A template on disk: <c>template.json</c> and <c>objects/</c> in one folder.</summary>
/// <param name="path">The folder.</param>
internal sealed class TemplateFolder(string path)
{
    private const string DescriptionFile = "template.json";

    /// <summary>The folder.</summary>
    public string Path => path;

    /// <summary>Folder of the objects.</summary>
    public string Objects => System.IO.Path.Combine(path, "objects");

    /// <summary>Folder of the linked firmware that keymaps can be put into; it need not exist.</summary>
    public string Patches => System.IO.Path.Combine(path, "patches");

    private string Description => System.IO.Path.Combine(path, DescriptionFile);

    /// <summary>Writes the description.</summary>
    public Task WriteAsync(Template template, CancellationToken cancellationToken) =>
        File.WriteAllBytesAsync(Description, JsonSerializer.SerializeToUtf8Bytes(template, TemplateJson.Default.Template), cancellationToken);

    /// <summary>Reads the description; null when there is none that can be read.</summary>
    public async Task<Template?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return JsonSerializer.Deserialize(await File.ReadAllBytesAsync(Description, cancellationToken), TemplateJson.Default.Template);
        }
        catch (Exception exception) when (exception is IOException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Bytes of all its files.</summary>
    public long Measure() => new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
}
