using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.Keyboards;

/// <summary>The info.json of a keyboard in the making.</summary>
internal sealed class KeyboardInfo
{
    public KeyboardInfo(string name)
    {
        Name = name;
        Data = new DataMap
        {
            ["keyboard_name"] = new DataText(name),
            ["keyboard_folder"] = new DataText(name),
            ["keymaps"] = new DataMap(),
            ["layouts"] = new DataMap(),
            ["parse_errors"] = new DataList(),
            ["parse_warnings"] = new DataList(),
            ["maintainer"] = new DataText("qmk"),
        };
    }

    /// <summary>The keyboard's name.</summary>
    public string Name { get; }

    /// <summary>What is known so far.</summary>
    public DataMap Data { get; }

    /// <summary>The keyboard's layouts.</summary>
    public DataMap Layouts => Obtain("layouts");

    /// <summary>Notes what is wrong (<c>parse_errors</c>).</summary>
    public void Fail(string message) => Note("parse_errors", message);

    /// <summary>Notes what is doubtful (<c>parse_warnings</c>).</summary>
    public void Warn(string message) => Note("parse_warnings", message);

    /// <summary>The object at a path; null where one on the way is missing.</summary>
    /// <exception cref="MalformedFileException">There is something else than an object.</exception>
    public DataMap? Find(params ReadOnlySpan<string> path)
    {
        var map = Data;
        foreach (var step in path)
        {
            switch (map.Get(step))
            {
                case null:
                    return null;
                case DataMap next:
                    map = next;
                    break;
                case var other:
                    throw Unusable($"\"{string.Join('.', path!)}\" is a {other.TypeName}, not an object.");
            }
        }

        return map;
    }

    /// <summary>The object at a path, made where it is missing.</summary>
    /// <exception cref="MalformedFileException">There is something else than an object.</exception>
    public DataMap Obtain(params ReadOnlySpan<string> path)
    {
        var map = Data;
        foreach (var step in path)
        {
            var next = map.Get(step);
            if (next is null)
            {
                next = new DataMap();
                map[step] = next;
            }

            map = next as DataMap ?? throw Unusable($"\"{string.Join('.', path!)}\" is a {next.TypeName}, not an object.");
        }

        return map;
    }

    /// <summary>Is the value at a path there and neither null, false, zero nor empty?</summary>
    public bool IsTruthy(params ReadOnlySpan<string> path) => Find(path[..^1])?.Get(path[^1])?.IsTruthy ?? false;

    /// <summary>Why the keyboard cannot be described at all.</summary>
    public MalformedFileException Unusable(string reason) => new($"keyboards/{Name}: {reason}");

    private void Note(string list, string message)
    {
        var notes = Data.Get(list) as DataList ?? throw Unusable($"\"{list}\" is not a list.");
        notes.Items.Add(new DataText(message));
    }
}
