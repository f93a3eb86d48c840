using System.Text.Json.Serialization;

namespace KeymapBakery.Gateway.Errors;

/// <summary>One error in a posted keymap or layout, or something that may be one.</summary>
/// <param name="Path">JSON path of the value, for example <c>$.layers[0][3]</c>.</param>
/// <param name="Message">What is wrong with it and what to do, for a person.</param>
/// <param name="Line">Line in the posted text, from 1; absent when not known.</param>
/// <param name="Column">Column in that line, from 1; absent when not known.</param>
/// <param name="Suggestion">What was probably meant, to be put in the value's place; absent when nothing comes near.</param>
public sealed record ErrorPlace(
    string Path,
    string Message,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Line = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Column = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Suggestion = null);
