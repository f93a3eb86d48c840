using System.Collections.Immutable;
using KeymapBakery.KeyboardLayouts.Notation;

namespace KeymapBakery.KeyboardLayouts.Kle;

/// <summary>Goes through the rows of a layout, key by key.</summary>
internal sealed class KleRows(KleErrors errors, LayoutLimits limits)
{
    private readonly ImmutableArray<KleKey>.Builder _keys = ImmutableArray.CreateBuilder<KleKey>();
    private readonly KleCursor _cursor = new();
    private readonly KleProperties _properties = new(errors, limits);

    public KleLayout Read(NotationList rows, string path)
    {
        var name = "";
        foreach (var (index, row) in rows.Items.Index())
        {
            var rowPath = $"{path}[{index}]";
            if (errors.IsFull)
            {
                break;
            }

            if (row is NotationList list)
            {
                ReadRow(list, rowPath);
            }
            else if (row is NotationObject keyboard && index == 0)
            {
                name = _properties.Name(keyboard, rowPath);
            }
            else
            {
                var hint = row is NotationObject ? "Properties of the keyboard can only come before all rows" : "A row is a list of keys, such as [\"Q\", \"W\"]";
                errors.Add(rowPath, $"{hint}; this is {row.Kind}.", row.Position);
            }
        }

        if (errors.IsEmpty && _keys.All(key => key.IsDecal))
        {
            errors.Add(path, "The layout has no keys. A row of them looks like [\"Q\", \"W\"].", rows.Position);
        }

        return new KleLayout(name, _keys.ToImmutable());
    }

    private void ReadRow(NotationList row, string path)
    {
        var isAtStart = true;
        foreach (var (index, item) in row.Items.Index())
        {
            var itemPath = $"{path}[{index}]";
            switch (item)
            {
                case NotationText legends:
                    ReadKey(legends, itemPath);
                    isAtStart = false;
                    break;
                case NotationObject properties:
                    _properties.Apply(properties, itemPath, _cursor, isAtStart);
                    break;
                default:
                    errors.Add(itemPath, $"A key is a text, and its properties are an object before it; this is {item.Kind}.", item.Position);
                    break;
            }

            if (errors.IsFull)
            {
                return;
            }
        }

        _cursor.EndRow();
    }

    private void ReadKey(NotationText legends, string path)
    {
        if (legends.Value.Length > limits.TextLength)
        {
            errors.Add(path, $"The key's text is longer than {limits.TextLength} characters.", legends.Position);
        }
        else if (_keys.Count == limits.Keys)
        {
            errors.Add(path, $"There are more than {limits.Keys} keys. No keyboard has that many.", legends.Position);
        }
        else if (Math.Abs(_cursor.X) > limits.Distance || Math.Abs(_cursor.Y) > limits.Distance)
        {
            errors.Add(path, $"The key lies more than {limits.Distance} key units from the origin.", legends.Position);
        }
        else
        {
            _keys.Add(_cursor.Place(legends.Value));
            return;
        }

        _cursor.Place(legends.Value);
    }
}
