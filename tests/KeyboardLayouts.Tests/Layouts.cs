using KeymapBakery.KeyboardLayouts.Info;
using KeymapBakery.KeyboardLayouts.Kle;
using Shouldly;

namespace KeymapBakery.KeyboardLayouts.Tests;

/// <summary>Reads layouts as tests need them.</summary>
internal static class Layouts
{
    public static KleLayout Read(string text)
    {
        var reading = KleReader.Read(text, "$", LayoutLimits.Default);
        reading.Errors.ShouldBeEmpty();
        return reading.Layout.ShouldNotBeNull();
    }

    public static LayoutError Refuse(string text, LayoutLimits? limits = null)
    {
        var reading = KleReader.Read(text, "$", limits ?? LayoutLimits.Default);
        reading.Layout.ShouldBeNull();
        return reading.Errors[0];
    }

    public static IReadOnlyList<KeyInfo> Convert(string text) => KeyboardInfo.Of(Read(text)).Layouts["LAYOUT"].Layout;

    /// <summary>A key in short: <c>label x,y wxh</c>, and <c>@r rx,ry</c> when it is rotated.</summary>
    public static string Shown(KeyInfo key)
    {
        var rotation = key.R is null ? "" : FormattableString.Invariant($" @{key.R} {key.Rx},{key.Ry}");
        return FormattableString.Invariant($"{key.Label ?? "-"} {key.X},{key.Y} {key.W ?? 1}x{key.H ?? 1}{rotation}");
    }
}
