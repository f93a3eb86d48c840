using System.Text;
using KeymapBakery.Compiler.Configuration;

namespace KeymapBakery.Compiler.Toolchain;

/// <summary>
/// What a build prints, as lines: bytes that are not UTF-8 are replaced, of a line rewritten with carriage returns the
/// last version stays, long lines and long outputs are cut. Escape sequences for colours are kept. Safe for several threads.
/// </summary>
/// <param name="limits">The bounds.</param>
/// <param name="lineAdded">Called with each line, in order.</param>
internal sealed class OutputLog(OutputOptions limits, Action<string> lineAdded)
{
    private readonly Lock _gate = new();
    private readonly Decoder _decoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetDecoder();
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _line = new();
    private int _bytes;
    private bool _lineIsCut;
    private bool _returned;
    private bool _isTruncated;

    /// <summary>Adds bytes as a program printed them.</summary>
    public void Append(ReadOnlyMemory<byte> bytes)
    {
        lock (_gate)
        {
            var characters = new char[_decoder.GetCharCount(bytes.Span, flush: false)];
            var count = _decoder.GetChars(bytes.Span, characters, flush: false);
            foreach (var character in characters.AsSpan(0, count))
            {
                Append(character);
            }
        }
    }

    /// <summary>Adds a sentence of the compiler itself, on a line of its own and in spite of all bounds.</summary>
    public void AddSentence(string sentence)
    {
        lock (_gate)
        {
            EndOpenLine();
            Write(sentence);
        }
    }

    /// <summary>All lines, each with a line feed.</summary>
    public override string ToString()
    {
        lock (_gate)
        {
            EndOpenLine();
            return _text.ToString();
        }
    }

    private void Append(char character)
    {
        switch (character)
        {
            case '\n':
                EndLine();
                return;
            case '\r':
                // Only what follows says whether the line ends here or is written anew.
                _returned = true;
                return;
        }

        if (_returned)
        {
            _line.Clear();
            _lineIsCut = _returned = false;
        }

        if (_line.Length < limits.MaximumLineLength)
        {
            // No database text may hold a null character.
            _line.Append(character == '\0' ? '\uFFFD' : character);
        }
        else
        {
            _lineIsCut = true;
        }
    }

    private void EndOpenLine()
    {
        if (_line.Length > 0)
        {
            EndLine();
        }
    }

    private void EndLine()
    {
        if (_lineIsCut)
        {
            if (char.IsHighSurrogate(_line[^1]))
            {
                _line.Length--;
            }

            _line.Append(" [line cut]");
        }

        var line = _line.ToString();
        _line.Clear();
        _lineIsCut = _returned = false;
        if (_isTruncated)
        {
            return;
        }

        if (_bytes + Encoding.UTF8.GetByteCount(line) + 1 > limits.MaximumBytes)
        {
            _isTruncated = true;
            line = $"[output truncated after {_bytes} bytes]";
        }

        Write(line);
    }

    private void Write(string line)
    {
        _bytes += Encoding.UTF8.GetByteCount(line) + 1;
        _text.Append(line).Append('\n');
        lineAdded(line);
    }
}
