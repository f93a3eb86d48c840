using KeymapBakery.KeyboardLayouts.Notation;

namespace KeymapBakery.KeyboardLayouts.Kle;

/// <summary>
/// Reads the objects between keys. Members that only change how a key looks (colours, profile, fonts, homing bumps, steps) are left
/// alone, whatever they are.
/// </summary>
internal sealed class KleProperties(KleErrors errors, LayoutLimits limits)
{
    private const decimal FullTurn = 360;
    private static readonly string[] Rotation = ["r", "rx", "ry"];

    /// <summary>The name in the properties of the keyboard; empty when there is none.</summary>
    public string Name(NotationObject keyboard, string path)
    {
        switch (keyboard.Members.GetValueOrDefault("name"))
        {
            case null or NotationNull:
                return "";
            case NotationText name when name.Value.Length <= limits.TextLength:
                return name.Value;
            case NotationText name:
                errors.Add($"{path}.name", $"The name is longer than {limits.TextLength} characters.", name.Position);
                return "";
            case var other:
                errors.Add($"{path}.name", $"The name of the keyboard must be text, not {other.Kind}.", other.Position);
                return "";
        }
    }

    /// <summary>Makes the properties those of the keys to come.</summary>
    /// <param name="properties">The properties.</param>
    /// <param name="path">JSON path of them.</param>
    /// <param name="cursor">Where the next key goes.</param>
    /// <param name="isAtStart">True when no key of the row comes before.</param>
    public void Apply(NotationObject properties, string path, KleCursor cursor, bool isAtStart)
    {
        if (!isAtStart && Rotation.FirstOrDefault(properties.Members.ContainsKey) is { } late)
        {
            errors.Add(
                $"{path}.{late}", "Rotation can only change before the first key of a row. Begin a new row here.", properties.Members[late].Position);
            return;
        }

        cursor.Rotate(Number("r", -FullTurn, FullTurn), Distance("rx"), Distance("ry"));
        cursor.Move(Distance("x") ?? 0, Distance("y") ?? 0);
        cursor.Size(Size("w"), Size("h"));
        cursor.IsDecal = Flag("d") ?? cursor.IsDecal;

        // The second rectangle has no counterpart in QMK; it is read so that a mistake in it does not go unnoticed.
        foreach (var (size, offset) in (ReadOnlySpan<(string, string)>)[("w2", "x2"), ("h2", "y2")])
        {
            Size(size);
            Distance(offset);
        }

        decimal? Distance(string name) => Number(name, -limits.Distance, limits.Distance);

        decimal? Size(string name)
        {
            if (Number(name, 0, limits.KeySize) is not 0m and var size)
            {
                return size;
            }

            errors.Add($"{path}.{name}", "The size of a key must be more than 0.", properties.Members[name].Position);
            return null;
        }

        decimal? Number(string name, decimal least, decimal most)
        {
            switch (properties.Members.GetValueOrDefault(name))
            {
                case null:
                    return null;
                case NotationNumber number when number.Value >= least && number.Value <= most:
                    return number.Value;
                case NotationNumber number:
                    errors.Add($"{path}.{name}", $"{name} must be between {least} and {most}.", number.Position);
                    return null;
                case var other:
                    errors.Add($"{path}.{name}", $"{name} must be a number, not {other.Kind}.", other.Position);
                    return null;
            }
        }

        bool? Flag(string name)
        {
            switch (properties.Members.GetValueOrDefault(name))
            {
                case null:
                    return null;
                case NotationFlag flag:
                    return flag.Value;
                case var other:
                    errors.Add($"{path}.{name}", $"{name} must be true or false, not {other.Kind}.", other.Position);
                    return null;
            }
        }
    }
}
