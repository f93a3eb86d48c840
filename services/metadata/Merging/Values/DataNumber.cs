namespace KeymapBakery.Metadata.Merging.Values;

/// <summary>A number, whole or not.</summary>
public abstract class DataNumber : DataNode
{
    /// <summary>The value as a floating-point number.</summary>
    public abstract double AsDouble { get; }

    /// <inheritdoc/>
    public override bool IsTruthy => AsDouble != 0;

    /// <summary>Compares two numbers by value; whole ones exactly.</summary>
    public int CompareTo(DataNumber other) =>
        this is DataInteger left && other is DataInteger right ? left.Value.CompareTo(right.Value) : AsDouble.CompareTo(other?.AsDouble);

    /// <inheritdoc/>
    public override bool ValueEquals(DataNode other) => other is DataNumber number && CompareTo(number) == 0;
}
