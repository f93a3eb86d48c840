using System.Collections.Immutable;
using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.Makefiles;

/// <summary>
/// The assignments of a rules.mk, read line by line as lib/python/qmk/makefile.py does, that is without conditions, includes,
/// continued lines or references to variables:
/// <code>
/// file       = *( line LF )
/// line       = comment | assignment [ comment ] | anything      ; anything without "=" says nothing
/// comment    = "#" text
/// assignment = name ( "+=" | "?=" | "=" ) value                 ; the first "+=" of the line, else "?=", else "=":
/// </code>
/// so that <c>:=</c> leaves the colon to the name.
/// </summary>
public sealed class RulesFile
{
    private enum Operation
    {
        Set,
        SetIfAbsent,
        Append,
    }

    private readonly ImmutableArray<(string Name, Operation Operation, string Value)> _assignments;

    private RulesFile(ImmutableArray<(string, Operation, string)> assignments) => _assignments = assignments;

    /// <summary>A file without assignments.</summary>
    public static RulesFile Empty { get; } = new([]);

    /// <summary>Reads a file's text. Nothing is an error: what is no assignment is passed over.</summary>
    public static RulesFile Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var assignments = ImmutableArray.CreateBuilder<(string, Operation, string)>();
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = PythonText.Strip(text.AsSpan(range));
            var comment = line.IndexOf('#');
            if (comment >= 0)
            {
                line = line[..comment];
            }

            if (!line.Contains('='))
            {
                continue;
            }

            var (at, length, operation) =
                line.IndexOf("+=") is >= 0 and var append ? (append, 2, Operation.Append) :
                line.IndexOf("?=") is >= 0 and var absent ? (absent, 2, Operation.SetIfAbsent) :
                (line.IndexOf('='), 1, Operation.Set);
            assignments.Add((PythonText.Strip(line[..at]).ToString(), operation, PythonText.Strip(line[(at + length)..]).ToString()));
        }

        return assignments.Count == 0 ? Empty : new RulesFile(assignments.ToImmutable());
    }

    /// <summary>Carries the assignments out, in their order, on top of what files before it assigned.</summary>
    public void ApplyTo(Rules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        foreach (var (name, operation, value) in _assignments)
        {
            if (operation == Operation.Append)
            {
                rules.Append(name, value);
            }
            else if (operation == Operation.Set || !rules.Contains(name))
            {
                rules.Set(name, value);
            }
        }
    }
}
