using System.Text.Json;

namespace KeymapBakery.Keymaps.Json;

/// <summary>Follows a reader token by token, knowing the path and the member names seen so far.</summary>
internal sealed class JsonStructure(ReadingContext context)
{
    private readonly Stack<Container> _open = new();

    /// <summary>Takes the reader's current token. False when reading on makes no sense.</summary>
    public bool Accept(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                NextElement();
                return Open(reader.TokenType == JsonTokenType.StartObject);
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _open.Pop();
                return true;
            case JsonTokenType.PropertyName:
                return Name(ref reader);
            case JsonTokenType.String:
                NextElement();
                CheckString(ref reader);
                return true;
            default:
                NextElement();
                return true;
        }
    }

    private bool Open(bool isObject)
    {
        if (_open.Count == context.Limits.MaxDepth)
        {
            context.Add(
                KeymapErrorKind.TooLarge, Path(), $"Nested deeper than {context.Limits.MaxDepth} levels; no keymap needs that.");
            return false;
        }
        _open.Push(new Container(isObject));
        return true;
    }

    private bool Name(ref Utf8JsonReader reader)
    {
        var container = _open.Peek();
        if (reader.ValueSpan.Length > context.Limits.MaxMembers || container.Count == context.Limits.MaxMembers)
        {
            context.Add(
                KeymapErrorKind.TooLarge,
                Parent(),
                $"An object may have {context.Limits.MaxMembers} members, with names of as many bytes; remove some or shorten the name.");
            return false;
        }
        if (Text(ref reader) is not { } name)
        {
            context.Invalid(Parent(), $"A member's name holds half of a surrogate pair; write the whole character.");
            return true;
        }
        if (!container.Add(name))
        {
            context.Invalid(Path(), $"This member occurs twice; keep the one you mean.");
        }
        return true;
    }

    private void CheckString(ref Utf8JsonReader reader)
    {
        if (reader.ValueSpan.Length > context.Limits.MaxStringBytes)
        {
            context.Add(
                KeymapErrorKind.TooLarge,
                Path(),
                $"The string has {reader.ValueSpan.Length} bytes; at most {context.Limits.MaxStringBytes} are allowed. Shorten it.");
        }
        else if (reader.ValueIsEscaped && Text(ref reader) is null)
        {
            context.Invalid(Path(), $"The string holds half of a surrogate pair; write the whole character.");
        }
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private void NextElement()
    {
        if (_open.TryPeek(out var container) && !container.IsObject)
        {
            container.Count++;
        }
    }

    private JsonPath Path() => Steps(_open.Reverse());

    private JsonPath Parent() => Steps(_open.Skip(1).Reverse());

    private static JsonPath Steps(IEnumerable<Container> containers) => containers.Aggregate(
        JsonPath.Root,
        (path, container) => container.IsObject ? path.Member(container.Name) : path.Index(container.Count - 1));

    private sealed class Container(bool isObject)
    {
        private HashSet<string>? _names;

        public bool IsObject => isObject;

        /// <summary>Name of the latest member of an object.</summary>
        public string Name { get; private set; } = "";

        /// <summary>Elements or members begun.</summary>
        public int Count { get; set; }

        /// <summary>Begins a member. False when there was one of that name.</summary>
        public bool Add(string name)
        {
            // A set only from the second member on: a million small objects should not cost a million sets.
            if (Count == 1)
            {
                _names = new HashSet<string>(StringComparer.Ordinal) { Name };
            }
            Name = name;
            return Count++ == 0 || _names!.Add(name);
        }
    }
}
