using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.Keyboards;

/// <summary>What a keyboard's config.h files define.</summary>
internal sealed class Configuration
{
    private readonly KeyboardInfo _info;

    private Configuration(KeyboardInfo info) => _info = info;

    /// <summary>Names with texts, or true or false; a more specific folder's definition replaces one of a folder above.</summary>
    public DataMap Definitions { get; } = new();

    /// <summary>Reads the files, from the outermost folder to the keyboard's own.</summary>
    public static Configuration Read(KeyboardInfo info, List<string> chain, SourceFiles files)
    {
        var configuration = new Configuration(info);
        foreach (var folder in chain)
        {
            foreach (var (name, value) in files.Config(folder)?.Entries ?? [])
            {
                configuration.Definitions[name] = value;
            }
        }

        return configuration;
    }

    /// <summary>Is something defined, whatever its value?</summary>
    public bool Has(string name) => Definitions.Contains(name);

    /// <summary>The text of a definition; empty where there is none.</summary>
    /// <exception cref="MalformedFileException">It is defined without a value.</exception>
    public string Text(string name) => Definitions.Get(name) switch
    {
        null => "",
        DataText text => text.Value,
        _ => throw _info.Unusable($"{name} in config.h has no value."),
    };

    /// <summary>The text of a definition without any spaces, and without the braces around it.</summary>
    public string Braced(string name) => PythonText.Slice(Text(name).Replace(" ", "", StringComparison.Ordinal), 1, -1);

    /// <summary>The text of a definition without any braces.</summary>
    public string Unbraced(string name) => PythonText.Strip(
        Text(name).Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal));
}
