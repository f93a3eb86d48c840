using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.Mappings;

/// <summary>
/// A place in info.json, such as <c>split.bootmagic.matrix.1</c>: keys of objects and indexes of lists, with the behaviour of the
/// dotty_dict package, which lib/python/qmk/info.py reads and writes such places with.
/// </summary>
internal sealed class DottedPath(string path)
{
    private readonly string[] _steps = path.Split('.');

    /// <summary>The value there; null where there is none.</summary>
    /// <exception cref="FormatException">A value on the way is no object and no list.</exception>
    public DataNode? Get(DataMap root)
    {
        DataNode place = root;
        foreach (var step in _steps)
        {
            switch (place)
            {
                case DataMap map when map.TryGet(step, out var value):
                    place = value;
                    break;
                case DataList list when Index(step) is { } index && index < list.Items.Count:
                    place = list.Items[index];
                    break;
                case DataNull:
                    return place;
                case DataMap or DataList or DataText:
                    return null;
                default:
                    throw new FormatException($"argument of type '{place.TypeName}' is not iterable");
            }
        }

        return place;
    }

    /// <summary>Puts a value there, making the objects and lists on the way; what is empty on the way is replaced.</summary>
    /// <exception cref="FormatException">A value on the way is of another kind.</exception>
    public void Set(DataMap root, DataNode value)
    {
        DataNode place = root;
        for (var at = 0; at < _steps.Length; at++)
        {
            var step = _steps[at];
            var last = at == _steps.Length - 1;
            if (last)
            {
                Store(place, step, value);
                return;
            }

            if (Read(place, step) is { IsTruthy: true } next)
            {
                place = next;
                continue;
            }

            DataNode made = Index(_steps[at + 1]) is null ? new DataMap() : new DataList();
            Store(place, step, made);
            place = made;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => path;

    private static DataNode? Read(DataNode place, string step) => place switch
    {
        DataMap map => map.Get(step),
        DataList list when Index(step) is { } index => index < list.Items.Count ? list.Items[index] : null,
        _ => throw new FormatException($"'{place.TypeName}' object has no attribute 'get'"),
    };

    private static void Store(DataNode place, string step, DataNode value)
    {
        switch (place)
        {
            case DataMap map when Index(step) is null:
                map[step] = value;
                break;
            case DataList list when Index(step) is { } index:
                while (list.Items.Count <= index)
                {
                    list.Items.Add(DataNull.Instance);
                }

                list.Items[index] = value;
                break;
            case DataMap:
                throw new FormatException("'dict' object has no attribute 'append'");
            case DataList:
                throw new FormatException("list indices must be integers or slices, not str");
            default:
                throw new FormatException($"'{place.TypeName}' object does not support item assignment");
        }
    }

    private static int? Index(string step) => step.Length is > 0 and < 6 && step.All(char.IsAsciiDigit) ? int.Parse(step, null) : null;
}
