namespace KeymapBakery.Keymaps;

/// <summary>One thing wrong with a posted keymap.</summary>
/// <param name="Kind">Class of the error.</param>
/// <param name="Path">Where: a JSON path such as <c>$.layers[1][4]</c>; <c>$</c> is the whole text.</param>
/// <param name="Message">
/// What is wrong and what to do, one line of printable text. What the client wrote is quoted shortened, with
/// unprintable characters escaped.
/// </param>
/// <param name="Line">Line counted from 1, known for <see cref="KeymapErrorKind.MalformedJson"/> only.</param>
/// <param name="Column">Column counted from 1 in UTF-16 code units, known together with <paramref name="Line"/>.</param>
public sealed record KeymapError(KeymapErrorKind Kind, string Path, string Message, int? Line = null, int? Column = null);
