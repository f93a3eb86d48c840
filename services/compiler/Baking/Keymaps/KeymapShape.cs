using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KeymapBakery.Compiler.Baking.Keymaps;

/// <summary>
/// Everything of a keymap.json that counts for a build besides what stands in the tables of keymap.c. Keymaps of equal shape
/// give the same compiler flags, the same generated files and the same objects, but for keymap.c and what includes it, as
/// long as they go by the same name. The table in README.md of this folder says of each member why it counts or not.
/// </summary>
internal static class KeymapShape
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// The shape: a JSON object without white space, its members in ordinal order. Of tables it says only that they are there;
    /// everything else stands in it as in the keymap, objects in the order of their members, because makefiles and headers are
    /// written in that order.
    /// </summary>
    /// <param name="keymap">The keymap.json, an object without duplicate members.</param>
    public static string Of(JsonElement keymap)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            foreach (var member in keymap.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
            {
                switch (RoleOf(member.Name))
                {
                    case MemberRole.Table:
                        writer.WriteBoolean(member.Name, true);
                        break;
                    case MemberRole.Build:
                        WriteMember(writer, member.Name, member.Value);
                        break;
                }
            }
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    /// <summary>What a member of a keymap.json is to a build. One that is not known is taken for part of it.</summary>
    public static MemberRole RoleOf(string member) => member switch
    {
        "author" or "documentation" or "keymap" or "notes" or "version" => MemberRole.None,
        "layers" or "layout" => MemberRole.Keys,
        "dip_switches" or "encoders" or "macros" => MemberRole.Table,
        _ => MemberRole.Build,
    };

    /// <summary>Writes a member that counts for the build, without what does not count within it.</summary>
    public static void WriteMember(Utf8JsonWriter writer, string name, JsonElement value)
    {
        writer.WritePropertyName(name);
        if (name != "keycodes" || value.ValueKind != JsonValueKind.Array)
        {
            value.WriteTo(writer);
            return;
        }
        writer.WriteStartArray();
        foreach (var declaration in value.EnumerateArray())
        {
            WriteDeclaration(writer, declaration);
        }
        writer.WriteEndArray();
    }

    // A label is free text that reaches no file.
    private static void WriteDeclaration(Utf8JsonWriter writer, JsonElement declaration)
    {
        if (declaration.ValueKind != JsonValueKind.Object)
        {
            declaration.WriteTo(writer);
            return;
        }
        writer.WriteStartObject();
        foreach (var member in declaration.EnumerateObject().Where(member => member.Name != "label"))
        {
            member.WriteTo(writer);
        }
        writer.WriteEndObject();
    }
}
