using System.Collections.Immutable;
using System.IO.Compression;
using KeymapBakery.Metadata.Catalogs;
using KeymapBakery.Metadata.Merging;

namespace KeymapBakery.Metadata.Publishing;

/// <summary>
/// A catalog as one object, from which a replica starts in a fraction of the time that merging takes. Compressed with Brotli. Inside,
/// the members of <see cref="MergedFirmware"/> one after the other, as <see cref="BundleWriting"/> writes them. Only a service
/// of the same <see cref="Format"/> reads it.
/// </summary>
internal static class CatalogBundle
{
    /// <summary>Changes with every change of what is written here.</summary>
    public const string Format = "1";

    /// <summary>Format of the bundle, a colon, and the identity of the code that merged the data.</summary>
    public static string Generator { get; } = $"{Format}:{typeof(FirmwareMerger).Assembly.ManifestModule.ModuleVersionId:N}";

    /// <summary>True when a bundle by that generator can be read here.</summary>
    public static bool CanRead(string generator) => generator.StartsWith($"{Format}:", StringComparison.Ordinal);

    /// <summary>Writes a catalog.</summary>
    public static byte[] Write(Catalog catalog)
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        using (var buffered = new BufferedStream(brotli, 64 * 1024))
        using (var writer = new BinaryWriter(buffered))
        {
            Write(writer, catalog.Firmware);
        }

        return compressed.ToArray();
    }

    /// <summary>Reads a catalog.</summary>
    /// <exception cref="InvalidDataException">It is not a bundle, or not a whole one.</exception>
    public static Catalog Read(CatalogVersion version, Stream bundle, bool isForeign)
    {
        try
        {
            using var brotli = new BrotliStream(bundle, CompressionMode.Decompress, leaveOpen: true);
            using var buffered = new BufferedStream(brotli, 64 * 1024);
            using var reader = new BinaryReader(buffered);
            return new Catalog(version, ReadFirmware(reader), previous: null, isForeign);
        }
        catch (Exception exception) when (exception is EndOfStreamException or FormatException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException("The published bundle is damaged.", exception);
        }
    }

    private static void Write(BinaryWriter writer, MergedFirmware firmware)
    {
        writer.WriteBytes(firmware.UsbJson);
        writer.WriteBytes(firmware.AliasesJson);
        writer.WriteMap(firmware.Aliases, writer.Write);
        writer.WriteBytes(firmware.ConstantsMetadataJson);
        writer.WriteMap(firmware.Constants, constants => writer.WriteBytes(constants));
        writer.WriteMap(firmware.Errors, writer.Write);
        writer.WriteMap(firmware.Keyboards, keyboard => Write(writer, keyboard));
    }

    private static MergedFirmware ReadFirmware(BinaryReader reader) => new()
    {
        UsbJson = reader.ReadBytes(),
        AliasesJson = reader.ReadBytes(),
        Aliases = reader.ReadMap(reader.ReadString),
        ConstantsMetadataJson = reader.ReadBytes(),
        Constants = reader.ReadMap(reader.ReadBytes),
        Errors = reader.ReadMap(reader.ReadString).ToImmutableDictionary(StringComparer.Ordinal),
        Keyboards = reader.ReadMap(() => ReadKeyboard(reader)),
    };

    private static void Write(BinaryWriter writer, MergedKeyboard keyboard)
    {
        writer.Write(keyboard.Name);
        writer.WriteBytes(keyboard.InfoJson);
        writer.WriteOptional(keyboard.Readme);
        writer.WriteMap(keyboard.Keymaps, keymap => writer.WriteBytes(keymap));
        writer.WriteMap(keyboard.KeymapPaths, writer.Write);
        writer.WriteList(keyboard.ParseErrors);
        writer.WriteList(keyboard.ParseWarnings);
        writer.WriteMap(keyboard.Layouts, writer.Write7BitEncodedInt);
        writer.WriteMap(keyboard.LayoutAliases, writer.Write);
        writer.WriteList(keyboard.CommunityLayouts);
        writer.WriteList(keyboard.Keycodes);
        writer.Write(keyboard.UsbJson is not null);
        if (keyboard.UsbJson is { } usb)
        {
            writer.WriteBytes(usb);
        }

        writer.WriteOptional(keyboard.UsbVendor);
        writer.WriteOptional(keyboard.UsbProduct);
    }

    private static MergedKeyboard ReadKeyboard(BinaryReader reader) => new()
    {
        Name = reader.ReadString(),
        InfoJson = reader.ReadBytes(),
        Readme = reader.ReadOptional(),
        Keymaps = reader.ReadMap(reader.ReadBytes),
        KeymapPaths = reader.ReadMap(reader.ReadString),
        ParseErrors = reader.ReadList(),
        ParseWarnings = reader.ReadList(),
        Layouts = reader.ReadMap(reader.Read7BitEncodedInt),
        LayoutAliases = reader.ReadMap(reader.ReadString),
        CommunityLayouts = reader.ReadList(),
        Keycodes = reader.ReadList(),
        UsbJson = reader.ReadBoolean() ? (ReadOnlyMemory<byte>?)reader.ReadBytes() : null,
        UsbVendor = reader.ReadOptional(),
        UsbProduct = reader.ReadOptional(),
    };
}
