using System.Text.Json.Serialization;

namespace KeymapBakery.Compiler.Baking.Templates;

/// <summary>What a command of a replay does.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReplayPhase>))]
internal enum ReplayPhase
{
    /// <summary>Compiles a source that the keymap is part of.</summary>
    Compile,

    /// <summary>Links the objects.</summary>
    Link,

    /// <summary>Turns the linked program into the file that is flashed.</summary>
    Convert,
}
