namespace KeymapBakery.Keymaps;

/// <summary>What is wrong with a posted keymap, in the classes a client tells apart.</summary>
public enum KeymapErrorKind
{
    /// <summary>The text is not JSON. The error carries line and column.</summary>
    MalformedJson,

    /// <summary>The text is JSON but not an object with members: <c>{}</c>, an array, null, a number or a string.</summary>
    NotAKeymap,

    /// <summary>One of <c>keyboard</c>, <c>keymap</c>, <c>layout</c>, <c>layers</c> is missing or null.</summary>
    MissingKey,

    /// <summary>A value is of the wrong type or shape, or holds something that must not reach a compiler, make or a shell.</summary>
    Invalid,

    /// <summary>One of <see cref="KeymapLimits"/> is exceeded.</summary>
    TooLarge,
}
