namespace KeymapBakery.KeyboardLayouts.Kle;

/// <summary>A key as it is drawn, in key units (1 is the width of a letter key), y growing downwards.</summary>
public sealed record KleKey
{
    /// <summary>All legends, one in each line; the first line is the one at the top left, unless the layout aligns them otherwise.</summary>
    public required string Legends { get; init; }

    /// <summary>Left edge, before rotation.</summary>
    public required decimal X { get; init; }

    /// <summary>Upper edge, before rotation.</summary>
    public required decimal Y { get; init; }

    /// <summary>Width. Of a key with two rectangles, such as an ISO Enter or a stepped Caps Lock, that of the first, on which the switch is.</summary>
    public required decimal Width { get; init; }

    /// <summary>Height, as <see cref="Width"/>.</summary>
    public required decimal Height { get; init; }

    /// <summary>Rotation, in degrees clockwise.</summary>
    public required decimal Angle { get; init; }

    /// <summary>Where the centre of rotation is.</summary>
    public required decimal RotationX { get; init; }

    /// <summary>Where the centre of rotation is.</summary>
    public required decimal RotationY { get; init; }

    /// <summary>True for what is drawn but is no key.</summary>
    public required bool IsDecal { get; init; }
}
