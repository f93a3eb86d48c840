using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text;
using KeymapBakery.Metadata.Catalogs;
using KeymapBakery.Metadata.Merging;

namespace KeymapBakery.Metadata.Documents;

/// <summary>The files of a catalog, by their paths below <c>/v1</c>.</summary>
internal sealed class DocumentSet
{
    private const string Keyboards = "keyboards/";
    private const string Info = "/info.json";
    private const string Readme = "/readme.md";
    private const string Lint = "/lint.json";
    private const string Keymaps = "/keymaps/";
    private const int MostKeyboardsInList = 100;

    private readonly Catalog _catalog;
    private readonly FrozenDictionary<string, Document> _documents;
    private readonly Lazy<FrozenDictionary<string, byte[]>> _keymapFiles;

    // Only names and paths that lead to something get here, so it is as bounded as the catalog is.
    private readonly ConcurrentDictionary<string, Document> _ofKeyboards = new(StringComparer.Ordinal);

    public DocumentSet(Catalog catalog)
    {
        _catalog = catalog;
        _documents = WholeCatalog(catalog).ToFrozenDictionary(document => document.Path, document => document.Document, StringComparer.Ordinal);
        _keymapFiles = new(() => KeymapFiles(catalog.Firmware));
    }

    private MergedFirmware Firmware => _catalog.Firmware;

    /// <summary>The paths of all files of a static host: those of present names, not of old ones.</summary>
    public IEnumerable<string> Paths =>
        _documents.Keys
            .Concat(Firmware.Keyboards.Keys.Select(keyboard => $"{Keyboards}{keyboard}{Info}"))
            .Concat(Firmware.Keyboards.Values.Where(keyboard => keyboard.Readme is not null).Select(keyboard => $"{Keyboards}{keyboard.Name}{Readme}"))
            .Concat(_keymapFiles.Value.Keys);

    /// <summary>
    /// What there is at a path. Besides <see cref="Paths"/>: a keyboard's files by its old names, several keyboards
    /// (<c>keyboards/a,b/info.json</c>), a keymap by the keyboard's own path (<c>keyboards/{kb}/keymaps/{km}</c>), and
    /// <c>keyboards/{kb}/lint.json</c>.
    /// </summary>
    public DocumentLookup Find(string path)
    {
        if (_documents.TryGetValue(path, out var document) || _ofKeyboards.TryGetValue(path, out document))
        {
            return DocumentLookup.Found(document);
        }

        if (_keymapFiles.Value.TryGetValue(path, out var keymap))
        {
            return Keep(path, Document.Json, () => keymap);
        }

        return path.StartsWith(Keyboards, StringComparison.Ordinal)
            ? FindOfKeyboard(path, path[Keyboards.Length..])
            : DocumentLookup.Missing($"There is no {path} on branch {_catalog.Version.Branch}.");
    }

    /// <summary>Prepares what is large and asked for by everybody, so that nobody waits for it.</summary>
    public void WarmUp(CancellationToken cancellationToken)
    {
        foreach (var document in _documents.Values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            document.In(DocumentEncoding.Brotli);
            cancellationToken.ThrowIfCancellationRequested();
            document.In(DocumentEncoding.Gzip);
        }
    }

    private DocumentLookup FindOfKeyboard(string path, string rest)
    {
        if (rest.EndsWith(Info, StringComparison.Ordinal))
        {
            var name = rest[..^Info.Length];
            return name.Contains(',', StringComparison.Ordinal)
                ? FindList(name.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                : OfKeyboard(name, keyboard => Keep(path, Document.Json, () => WriteInfo([(name, keyboard)])));
        }

        if (rest.EndsWith(Readme, StringComparison.Ordinal))
        {
            return OfKeyboard(rest[..^Readme.Length], keyboard => keyboard.Readme is { } text
                ? Keep(path, Document.Markdown, () => Encoding.UTF8.GetBytes(text))
                : DocumentLookup.Missing($"Keyboard {keyboard.Name} has no readme on branch {_catalog.Version.Branch}."));
        }

        if (rest.EndsWith(Lint, StringComparison.Ordinal))
        {
            return OfKeyboard(
                rest[..^Lint.Length], keyboard => Keep(path, Document.Json, () => FindingsWriter.WriteLint(_catalog, keyboard.Name)));
        }

        var split = rest.LastIndexOf(Keymaps, StringComparison.Ordinal);
        return split > 0
            ? FindKeymap(path, rest[..split], rest[(split + Keymaps.Length)..])
            : DocumentLookup.Missing($"There is no {path} on branch {_catalog.Version.Branch}.");
    }

    private DocumentLookup FindKeymap(string path, string keyboardName, string keymapName)
    {
        const string File = "/keymap.json";
        var name = keymapName.EndsWith(File, StringComparison.Ordinal) ? keymapName[..^File.Length] : keymapName;
        return OfKeyboard(keyboardName, keyboard => keyboard.Keymaps.TryGetValue(name, out var keymap)
            ? Keep(path, Document.Json, () => keymap)
            : DocumentLookup.Missing(
                $"No such keymap: {name}. Keyboard {keyboard.Name} has "
                + (keyboard.Keymaps.IsEmpty ? "no keymap.json." : $"{string.Join(", ", keyboard.Keymaps.Keys)}.")));
    }

    private DocumentLookup FindList(string[] names)
    {
        if (names.Length > MostKeyboardsInList)
        {
            return DocumentLookup.Missing(
                $"{names.Length} keyboards are too many for one list; at most {MostKeyboardsInList} can be asked for. All are in keyboards.json.");
        }

        var keyboards = new List<(string Name, MergedKeyboard Keyboard)>(names.Length);
        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            if (_catalog.FindKeyboard(name) is not { } keyboard)
            {
                return NoKeyboard(name);
            }

            keyboards.Add((name, keyboard));
        }

        return DocumentLookup.Found(new Document(Document.Json, () => WriteInfo(keyboards)));
    }

    private DocumentLookup OfKeyboard(string name, Func<MergedKeyboard, DocumentLookup> find) =>
        _catalog.FindKeyboard(name) is { } keyboard ? find(keyboard) : NoKeyboard(name);

    private DocumentLookup NoKeyboard(string name)
    {
        var problem = $"There is no keyboard {name} on branch {_catalog.Version.Branch}.";
        if (Firmware.Errors.TryGetValue(name, out var error))
        {
            return DocumentLookup.Missing($"{problem} Its files cannot be used: {error}");
        }

        return DocumentLookup.Missing(_catalog.FindNearestKeyboard(name) is { } nearest ? $"{problem} Did you mean {nearest}?" : problem);
    }

    private DocumentLookup Keep(string path, string contentType, Func<ReadOnlyMemory<byte>> write) =>
        DocumentLookup.Found(_ofKeyboards.GetOrAdd(path, _ => new Document(contentType, write)));

    // The key is the name that was asked for: the QMK Configurator looks its keyboard up by it, also when the name is an old one.
    private ReadOnlyMemory<byte> WriteInfo(IEnumerable<(string Name, MergedKeyboard Keyboard)> keyboards) =>
        DocumentWriter.WriteDated(_catalog.Version, json =>
        {
            json.WriteStartObject("keyboards");
            foreach (var (name, keyboard) in keyboards)
            {
                json.WriteRaw(name, keyboard.InfoJson.Span);
            }

            json.WriteEndObject();
        });

    private static IEnumerable<(string Path, Document Document)> WholeCatalog(Catalog catalog)
    {
        var (version, firmware) = (catalog.Version, catalog.Firmware);
        yield return Dated("keyboard_list.json", json => json.WriteNames("keyboards", firmware.Keyboards.Keys));
        yield return Dated("keyboards.json", json =>
        {
            json.WriteStartObject("keyboards");
            foreach (var (name, keyboard) in firmware.Keyboards)
            {
                json.WriteRaw(name, keyboard.InfoJson.Span);
            }

            json.WriteEndObject();
        });
        yield return Dated("keyboard_aliases.json", json => json.WriteRaw("keyboard_aliases", firmware.AliasesJson.Span));
        yield return Dated("keyboard_metadata.json", json =>
        {
            json.WriteNames("keyboards", firmware.Keyboards.Keys);
            json.WriteRaw("keyboard_aliases", firmware.AliasesJson.Span);
            json.WriteRaw("usb", firmware.UsbJson.Span);
        });
        yield return Dated("usb.json", json => json.WriteRaw("usb", firmware.UsbJson.Span));
        yield return Dated("constants_metadata.json", json => json.WriteRaw("constants", firmware.ConstantsMetadataJson.Span));
        foreach (var (name, constants) in firmware.Constants)
        {
            yield return ($"constants/{name}.json", new Document(Document.Json, () => constants));
        }

        yield return ("keyboard_names.json", new Document(
            Document.Json, () => DocumentWriter.Write(json => json.WriteNames(firmware.Keyboards.Keys))));
        yield return ("keyboard_errors.json", new Document(Document.Json, () => FindingsWriter.WriteErrorLog(catalog)));

        (string Path, Document Document) Dated(string path, Action<System.Text.Json.Utf8JsonWriter> writeMembers) =>
            (path, new Document(Document.Json, () => DocumentWriter.WriteDated(version, writeMembers)));
    }

    private static FrozenDictionary<string, byte[]> KeymapFiles(MergedFirmware firmware)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var keyboard in firmware.Keyboards.Values)
        {
            foreach (var (name, path) in keyboard.KeymapPaths)
            {
                if (keyboard.Keymaps.TryGetValue(name, out var keymap))
                {
                    files.TryAdd(path, keymap);
                }
            }
        }

        return files.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
