using System.Collections.Immutable;

namespace KeymapBakery.KeyboardLayouts.Notation;

/// <summary>
/// Reads the notation of keyboard-layout-editor.com's "Raw data": JSON in which names of members need no quotes. As people edit it by
/// hand, what JavaScript allows beyond that is allowed too: comments, a comma after the last item, single quotes, and numbers
/// such as <c>.5</c> and <c>+1</c>. Every JSON text means here what it means in JSON.
/// </summary>
/// <remarks>
/// Grammar, with space and comments (<c>// …</c>, <c>/* … */</c>) allowed between all parts:
/// <code>
/// items  = [ value { "," value } [ "," ] ]
/// value  = "[" items "]" | "{" [ member { "," member } [ "," ] ] "}" | text | number | "true" | "false" | "null"
/// member = ( text | word ) ":" value
/// </code>
/// </remarks>
public sealed class NotationReader
{
    private readonly NotationScanner _scanner;
    private readonly LayoutLimits _limits;
    private int _depth;
    private int _values;

    private NotationReader(string text, LayoutLimits limits)
    {
        _scanner = new NotationScanner(text);
        _limits = limits;
    }

    /// <summary>Reads a text that is one value.</summary>
    /// <exception cref="NotationException">It is not, or is beyond the limits.</exception>
    public static NotationValue ReadValue(string text, LayoutLimits limits)
    {
        var reader = new NotationReader(text, limits);
        var value = reader.Value();
        reader._scanner.ExpectEnd();
        return value;
    }

    /// <summary>Reads a text that is the items of a list, without the brackets around them.</summary>
    /// <exception cref="NotationException">It is not, or is beyond the limits.</exception>
    public static NotationList ReadItems(string text, LayoutLimits limits)
    {
        var reader = new NotationReader(text, limits);
        var start = reader._scanner.SkipSpace();
        var items = reader.Items(end: '\0');
        reader._scanner.ExpectEnd();
        return new NotationList(items, start);
    }

    private NotationValue Value()
    {
        var start = _scanner.SkipSpace();
        if (++_values > _limits.Values)
        {
            throw new NotationException($"There are more than {_limits.Values} values. No keyboard has that many.", start);
        }

        return _scanner.Current switch
        {
            '[' => List(start),
            '{' => Object(start),
            '"' or '\'' => new NotationText(_scanner.Text(), start),
            _ => Word(start),
        };
    }

    private NotationList List(TextPosition start)
    {
        Enter(start);
        _scanner.Take();
        var items = Items(end: ']');
        _scanner.Expect(']', "a comma or ] after an item");
        _depth--;
        return new NotationList(items, start);
    }

    private ImmutableArray<NotationValue> Items(char end)
    {
        var items = ImmutableArray.CreateBuilder<NotationValue>();
        for (_scanner.SkipSpace(); _scanner.Current != end; _scanner.SkipSpace())
        {
            items.Add(Value());
            if (!_scanner.TakeIf(','))
            {
                break;
            }
        }

        return items.ToImmutable();
    }

    private NotationObject Object(TextPosition start)
    {
        Enter(start);
        _scanner.Take();
        var members = ImmutableDictionary.CreateBuilder<string, NotationValue>(StringComparer.Ordinal);
        for (_scanner.SkipSpace(); _scanner.Current != '}'; _scanner.SkipSpace())
        {
            var name = _scanner.Current is '"' or '\'' ? _scanner.Text() : _scanner.Name();
            _scanner.Expect(':', "a colon after the name of a member");
            members[name] = Value();
            if (!_scanner.TakeIf(','))
            {
                break;
            }
        }

        _scanner.Expect('}', "a comma or } after a member");
        _depth--;
        return new NotationObject(members.ToImmutable(), start);
    }

    private NotationValue Word(TextPosition start) => _scanner.Word() switch
    {
        "true" => new NotationFlag(true, start),
        "false" => new NotationFlag(false, start),
        "null" => new NotationNull(start),
        var word => new NotationNumber(NotationNumbers.Read(word, start), start),
    };

    private void Enter(TextPosition start)
    {
        if (++_depth > _limits.Depth)
        {
            throw new NotationException($"Lists and objects are nested more than {_limits.Depth} deep. A layout needs no more than 3.", start);
        }
    }
}
