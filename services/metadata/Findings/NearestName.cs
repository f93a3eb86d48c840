using System.Numerics;

namespace KeymapBakery.Metadata.Findings;

/// <summary>Finds what somebody who mistyped a name meant.</summary>
internal sealed class NearestName
{
    private const int LongestName = 64;

    private readonly (string Name, string Folded, ulong Letters)[] _candidates;

    /// <param name="candidates">All names there are.</param>
    public NearestName(IEnumerable<string> candidates) =>
        _candidates =
        [
            .. candidates.Where(name => name.Length <= LongestName).Order(StringComparer.Ordinal).Select(name =>
            {
                var folded = name.ToUpperInvariant();
                return (name, folded, LettersOf(folded));
            }),
        ];

    /// <summary>
    /// The name that takes the fewest edits (a letter inserted, deleted, replaced, or exchanged with its neighbour; case does not
    /// count); null when it takes more than a quarter of the letters, or more than three.
    /// </summary>
    public string? Find(string mistyped)
    {
        if (mistyped.Length is 0 or > LongestName)
        {
            return null;
        }

        var folded = mistyped.ToUpperInvariant();
        var letters = LettersOf(folded);
        var limit = Math.Clamp(folded.Length / 4, 1, 3);
        string? best = null;
        foreach (var (name, candidate, candidateLetters) in _candidates)
        {
            // One edit changes the length by one and the set of letters by two at most.
            if (Math.Abs(candidate.Length - folded.Length) <= limit
                && BitOperations.PopCount(letters ^ candidateLetters) <= 2 * limit
                && Distance(folded, candidate) is var distance
                && distance <= limit)
            {
                best = name;
                limit = distance - 1;
            }
        }

        return best;
    }

    private static ulong LettersOf(string name)
    {
        var letters = 0UL;
        foreach (var character in name)
        {
            letters |= 1UL << (character & 63);
        }

        return letters;
    }

    // Optimal string alignment: three rows of the usual table are enough.
    private static int Distance(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        Span<int> beforeLast = stackalloc int[LongestName + 1];
        Span<int> last = stackalloc int[LongestName + 1];
        Span<int> current = stackalloc int[LongestName + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
                }
            }

            var freed = beforeLast;
            beforeLast = last;
            last = current;
            current = freed;
        }

        return last[right.Length];
    }
}
