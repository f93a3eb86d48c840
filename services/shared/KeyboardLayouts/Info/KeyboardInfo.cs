using KeymapBakery.KeyboardLayouts.Kle;

namespace KeymapBakery.KeyboardLayouts.Info;

/// <summary>The beginning of a keyboard's info.json for QMK: its one layout, and the members that a person then fills in.</summary>
/// <param name="KeyboardName">Name of the keyboard; empty when the layout had none.</param>
/// <param name="Url">Where to read about the keyboard; empty.</param>
/// <param name="Maintainer">GitHub name of its maintainer: <c>qmk</c>.</param>
/// <param name="Layouts">The layout, under the name <c>LAYOUT</c>.</param>
public sealed record KeyboardInfo(string KeyboardName, string Url, string Maintainer, IReadOnlyDictionary<string, LayoutInfo> Layouts)
{
    // Where QMK's own converter rounds to two digits, eighths of a key would move.
    private const int Digits = 4;

    // Dividing by it leaves no zeros at the end.
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>
    /// Puts a drawn layout in QMK's terms (https://docs.qmk.fm/reference_info_json#layout-format). Decals are left out, and as there are no
    /// coordinates below 0 in QMK, a layout that has some is moved.
    /// </summary>
    /// <param name="layout">The layout; it has at least one key.</param>
    public static KeyboardInfo Of(KleLayout layout)
    {
        var keys = layout.Keys.Where(key => !key.IsDecal).ToList();
        var right = Math.Max(0, -keys.Min(key => key.Angle == 0 ? key.X : Math.Min(key.X, key.RotationX)));
        var down = Math.Max(0, -keys.Min(key => key.Angle == 0 ? key.Y : Math.Min(key.Y, key.RotationY)));
        return new KeyboardInfo(
            layout.Name,
            Url: "",
            Maintainer: "qmk",
            new Dictionary<string, LayoutInfo>
            {
                ["LAYOUT"] = new LayoutInfo([.. keys.Select(key => KeyOf(key, right, down))]),
            });
    }

    private static KeyInfo KeyOf(KleKey key, decimal right, decimal down) => new()
    {
        Label = key.Legends.Length > 0 ? key.Legends.Split('\n')[0] : null,
        X = Rounded(key.X + right),
        Y = Rounded(key.Y + down),
        W = key.Width != 1 ? Rounded(key.Width) : null,
        H = key.Height != 1 ? Rounded(key.Height) : null,
        R = key.Angle != 0 ? Rounded(key.Angle) : null,
        Rx = key.Angle != 0 ? Rounded(key.RotationX + right) : null,
        Ry = key.Angle != 0 ? Rounded(key.RotationY + down) : null,
    };

    private static decimal Rounded(decimal value) => decimal.Round(value, Digits) / One;
}
