namespace KeymapBakery.Metadata.Merging.CFiles;

/// <summary>The kinds of C tokens that reading an LED configuration tells apart.</summary>
internal enum CTokenKind
{
    /// <summary>A name that is no keyword and no well-known type.</summary>
    Name,

    /// <summary>A decimal whole number, with sign and suffix.</summary>
    Integer,

    /// <summary>A hexadecimal whole number, with sign and suffix.</summary>
    Hexadecimal,

    /// <summary>A number with fraction, exponent or floating-point suffix.</summary>
    Real,

    /// <summary>A line, or part of one, for the preprocessor.</summary>
    Directive,

    /// <summary>Everything else: punctuation, operators, keywords, texts.</summary>
    Other,
}
