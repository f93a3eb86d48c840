using System.Text.Json.Serialization;

namespace KeymapBakery.KeyboardLayouts.Info;

/// <summary>A key of a layout, in key units, y growing downwards.</summary>
public sealed record KeyInfo
{
    /// <summary>What is printed on it, at the top left; absent when nothing is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Label { get; init; }

    /// <summary>Left edge, before rotation.</summary>
    public required decimal X { get; init; }

    /// <summary>Upper edge, before rotation.</summary>
    public required decimal Y { get; init; }

    /// <summary>Width; absent when it is 1.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? W { get; init; }

    /// <summary>Height; absent when it is 1.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? H { get; init; }

    /// <summary>Rotation, in degrees clockwise; absent when there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? R { get; init; }

    /// <summary>Horizontal position of the centre of rotation; absent without rotation.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Rx { get; init; }

    /// <summary>Vertical position of the centre of rotation; absent without rotation.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Ry { get; init; }
}
