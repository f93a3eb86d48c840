using System.IO.Compression;
using System.Text.Json;
using KeymapBakery.Gateway.MetadataService;
using KeymapBakery.ObjectStorage;
using KeymapBakery.Protos.Jobs.V1;
using Encoding = KeymapBakery.Protos.Metadata.V1.Encoding;

namespace KeymapBakery.Gateway.Compile;

/// <summary>
/// Puts firmware, keymap and what is known about the keyboard into one zip. QMK Toolbox unpacks files whose names end in <c>.qmk</c>: it takes
/// <c>firmware.hex</c> or <c>firmware.bin</c> of their root to be flashed, reads <c>info.json</c> and shows <c>readme.md</c> (its MainWindow.cs).
/// </summary>
internal sealed class JobBundles(IObjectStore store, DocumentCache? documents = null)
{
    private const string NotesMember = "notes";
    private const string KeyboardsMember = "keyboards";

    // The earliest a zip can say: the same content is the same bytes, whenever it is made.
    private static readonly DateTimeOffset Timestamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The bundle of a finished job; null when its firmware is gone.</summary>
    /// <param name="job">A job with firmware.</param>
    /// <param name="keymap">The keymap as it was compiled.</param>
    /// <param name="cancellationToken">The client is gone.</param>
    /// <exception cref="MetadataUnavailableException">Nobody can tell at the moment what is known about the keyboard.</exception>
    public async Task<byte[]?> MakeAsync(Job job, byte[] keymap, CancellationToken cancellationToken)
    {
        var firmware = job.Build.Firmware;
        await using var content = await store.OpenReadAsync(firmware.Key, cancellationToken);
        if (content is null)
        {
            return null;
        }

        using var bundle = new MemoryStream();
        using (var archive = new ZipArchive(bundle, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using (var entry = Open(archive, $"firmware{Path.GetExtension(firmware.FileName)}"))
            {
                await content.CopyToAsync(entry, cancellationToken);
            }

            Add(archive, "keymap.json", keymap);
            if (await FindKeyboardAsync(job, cancellationToken) is { } keyboard)
            {
                Add(archive, "info.json", keyboard);
            }

            if (FindNotes(job.PostedJson) is { } notes)
            {
                Add(archive, "readme.md", System.Text.Encoding.UTF8.GetBytes(notes));
            }
        }

        return bundle.ToArray();
    }

    private static Stream Open(ZipArchive archive, string name)
    {
        var entry = archive.CreateEntry(name);
        entry.LastWriteTime = Timestamp;
        return entry.Open();
    }

    private static void Add(ZipArchive archive, string name, ReadOnlySpan<byte> content)
    {
        using var entry = Open(archive, name);
        entry.Write(content);
    }

    private static string? FindNotes(string postedJson)
    {
        using var keymap = JsonDocument.Parse(postedJson);
        return keymap.RootElement.TryGetProperty(NotesMember, out var notes) && notes.ValueKind == JsonValueKind.String
            && notes.GetString() is { Length: > 0 } text
            ? text
            : null;
    }

    // As it is now on the job's branch; of the keyboard alone, so that it changes only with the keyboard.
    private async Task<byte[]?> FindKeyboardAsync(Job job, CancellationToken cancellationToken)
    {
        if (documents is null)
        {
            return null;
        }

        try
        {
            var document = await documents.GetAsync(new(job.Branch, $"keyboards/{job.Keyboard}/info.json", Encoding.Identity), cancellationToken);
            using var info = JsonDocument.Parse(document.Content);
            return info.RootElement.GetProperty(KeyboardsMember).EnumerateObject()
                .Select(keyboard => System.Text.Encoding.UTF8.GetBytes(keyboard.Value.GetRawText()))
                .FirstOrDefault();
        }
        catch (DocumentNotFoundException)
        {
            return null;
        }
    }
}
