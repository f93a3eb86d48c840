using System.Text.Json.Nodes;

namespace KeymapBakery.BakingBench.Payloads;

/// <summary>A keymap to compile.</summary>
/// <param name="Keyboard">The keyboard it names, which may be an alias.</param>
/// <param name="FileName">Name of its file: <c>crkbd_rev1.1.json</c>.</param>
/// <param name="Json">The keymap.json.</param>
internal sealed record Payload(string Keyboard, string FileName, string Json)
{
    /// <summary>Reads a keymap.json somebody else wrote.</summary>
    public static Payload Read(string path)
    {
        var json = File.ReadAllText(path);
        return new Payload((string?)JsonNode.Parse(json)?["keyboard"] ?? "", Path.GetFileName(path), json);
    }
}
