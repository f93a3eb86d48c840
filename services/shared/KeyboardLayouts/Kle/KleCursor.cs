namespace KeymapBakery.KeyboardLayouts.Kle;

/// <summary>Where the next key goes, and what it is like. The rules are those of keyboard-layout-editor.com's own reader (serial.js).</summary>
internal sealed class KleCursor
{
    private decimal _width = 1;
    private decimal _height = 1;
    private decimal _angle;
    private decimal _rotationX;
    private decimal _rotationY;

    public decimal X { get; private set; }

    public decimal Y { get; private set; }

    public bool IsDecal { get; set; }

    public void Move(decimal x, decimal y) => (X, Y) = (X + x, Y + y);

    public void Size(decimal? width, decimal? height) => (_width, _height) = (width ?? _width, height ?? _height);

    /// <summary>Rotates all that follows. A new centre, even in one direction only, is also where keys go on from.</summary>
    public void Rotate(decimal? angle, decimal? x, decimal? y)
    {
        _angle = angle ?? _angle;
        (_rotationX, _rotationY) = (x ?? _rotationX, y ?? _rotationY);
        if (x is not null || y is not null)
        {
            (X, Y) = (_rotationX, _rotationY);
        }
    }

    /// <summary>Puts a key here and goes past it; size and kind were for this one only.</summary>
    public KleKey Place(string legends)
    {
        var key = new KleKey
        {
            Legends = legends,
            X = X,
            Y = Y,
            Width = _width,
            Height = _height,
            Angle = _angle,
            RotationX = _rotationX,
            RotationY = _rotationY,
            IsDecal = IsDecal,
        };
        X += _width;
        (_width, _height, IsDecal) = (1, 1, false);
        return key;
    }

    public void EndRow() => (X, Y) = (_rotationX, Y + 1);
}
