using System.Buffers;
using System.Text;

namespace Grpc.Core;

public sealed partial class Metadata
{
    private static readonly SearchValues<char> KeyCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_-.");

    /// <summary>One key with its value.</summary>
    public class Entry
    {
        private readonly byte[]? _bytes;
        private readonly string? _text;

        /// <summary>Creates an entry of bytes.</summary>
        /// <param name="key">The key; lower-cased; must end in <c>-bin</c>.</param>
        /// <param name="valueBytes">The value; copied.</param>
        /// <exception cref="ArgumentException">The key holds a character no header may have, or lacks <c>-bin</c>.</exception>
        public Entry(string key, byte[] valueBytes)
        {
            ArgumentNullException.ThrowIfNull(valueBytes);
            Key = Normalize(key);
            if (!IsBinary)
            {
                throw new ArgumentException($"Key '{Key}' carries bytes, so it must end in '{BinaryHeaderSuffix}'.", nameof(key));
            }

            _bytes = [.. valueBytes];
        }

        /// <summary>Creates an entry of text.</summary>
        /// <param name="key">The key; lower-cased; must not end in <c>-bin</c>.</param>
        /// <param name="value">The value, in printable ASCII.</param>
        /// <exception cref="ArgumentException">The key holds a character no header may have, or ends in <c>-bin</c>.</exception>
        public Entry(string key, string value)
        {
            ArgumentNullException.ThrowIfNull(value);
            Key = Normalize(key);
            if (IsBinary)
            {
                throw new ArgumentException($"Key '{Key}' ends in '{BinaryHeaderSuffix}', so its value must be bytes.", nameof(key));
            }

            _text = value;
        }

        /// <summary>The key in lower case.</summary>
        public string Key { get; }

        /// <summary>True when the value is bytes.</summary>
        public bool IsBinary => Key.EndsWith(BinaryHeaderSuffix, StringComparison.Ordinal);

        /// <summary>The value as bytes: a copy of them, or the text in ASCII.</summary>
        public byte[] ValueBytes => _bytes is null ? Encoding.ASCII.GetBytes(_text!) : [.. _bytes];

        /// <summary>The value as text.</summary>
        /// <exception cref="InvalidOperationException">The value is bytes.</exception>
        public string Value => _text
            ?? throw new InvalidOperationException($"The value of '{Key}' is bytes. Read ValueBytes instead.");

        /// <summary>Key and value on one line, for logs.</summary>
        public override string ToString() => _text is null
            ? $"[Entry: key={Key}, valueBytes={Convert.ToHexStringLower(_bytes!)}]"
            : $"[Entry: key={Key}, value={_text}]";

        internal ReadOnlySpan<byte> BytesInPlace => _bytes;

        internal static bool IsKey(string key) => key.Length > 0 && key.AsSpan().IndexOfAnyExcept(KeyCharacters) < 0;

        internal bool HasKey(string key) => string.Equals(Key, key, StringComparison.OrdinalIgnoreCase);

        private static string Normalize(string key)
        {
            ArgumentException.ThrowIfNullOrEmpty(key);
#pragma warning disable CA1308 // Header names are lower case on the wire.
            var normalized = key.ToLowerInvariant();
#pragma warning restore CA1308
            return IsKey(normalized)
                ? normalized
                : throw new ArgumentException(
                    $"'{key}' is no metadata key. Use lower-case letters, digits, underscores, hyphens and periods only.", nameof(key));
        }
    }
}
