namespace KeymapBakery.Metadata.Merging.Schemas;

/// <summary>The types of values that a schema allows.</summary>
[Flags]
internal enum SchemaTypes
{
    Any = 0,
    Null = 1,
    Boolean = 2,
    Integer = 4,
    Number = 8,
    String = 16,
    Array = 32,
    Object = 64,
}
