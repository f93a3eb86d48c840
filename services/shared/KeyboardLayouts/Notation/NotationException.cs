namespace KeymapBakery.KeyboardLayouts.Notation;

/// <summary>A text that is no <see cref="NotationReader">notation</see>.</summary>
/// <param name="message">What is wrong and what to do, for a person.</param>
/// <param name="position">Where reading stopped.</param>
public sealed class NotationException(string message, TextPosition position) : Exception(message)
{
    /// <summary>Where reading stopped.</summary>
    public TextPosition Position { get; } = position;
}
