using System.Collections.Immutable;
using KeymapBakery.Keymaps.Json;

namespace KeymapBakery.Keymaps.Sections;

/// <summary>Collects the steps of one macro, texts that follow one another joined into one.</summary>
internal sealed class MacroBuilder(ReadingContext context)
{
    private readonly ImmutableArray<MacroStep>.Builder _steps = ImmutableArray.CreateBuilder<MacroStep>();
    private string _text = "";
    private JsonPath? _textPath;

    public void Add(MacroStep step)
    {
        EndText();
        _steps.Add(step);
    }

    public void AddText(string text, JsonPath path)
    {
        _textPath ??= path;
        if (_text.Length + text.Length > context.Limits.MaxMacroTextLength)
        {
            context.TooLarge(
                path,
                $"The text of the macro is longer than {context.Limits.MaxMacroTextLength} characters. Shorten it or put a step between.");
            return;
        }
        _text += MacroTextRules.Normalize(text);
    }

    public ImmutableArray<MacroStep> Build()
    {
        EndText();
        return _steps.ToImmutable();
    }

    private void EndText()
    {
        if (_text.Length > 0)
        {
            if (MacroTextRules.Problem(_text) is { } problem)
            {
                context.Invalid(_textPath!, $"The text {Printable.Quote(_text)} {problem}.");
            }
            _steps.Add(new MacroText(_text));
        }
        (_text, _textPath) = ("", null);
    }
}
