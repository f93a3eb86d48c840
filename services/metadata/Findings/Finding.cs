namespace KeymapBakery.Metadata.Findings;

/// <summary>Something that is wrong with a keyboard or a keymap.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Rule">The rule that is broken, for programs: lower case, words joined by hyphens.</param>
/// <param name="Path">JSON path of the value, for example <c>$.layers[0][3]</c>; empty when no place is to blame.</param>
/// <param name="Message">What is wrong and what to do, for a person.</param>
/// <param name="Suggestion">What was probably meant, to be put in the value's place; empty when nothing comes near.</param>
internal sealed record Finding(Severity Severity, string Rule, string Path, string Message, string Suggestion = "");
