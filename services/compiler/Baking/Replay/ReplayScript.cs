using System.Text;
using KeymapBakery.Compiler.Baking.Templates;

namespace KeymapBakery.Compiler.Baking.Replay;

/// <summary>
/// A shell script that runs the commands of a plan, so that the sandbox is entered once. It ends at the first command that fails, with
/// that command's status, and leaves a file in <see cref="Marks"/> when a phase begins.
/// </summary>
internal static class ReplayScript
{
    /// <summary>Where the marks are made, relative to the root of the tree.</summary>
    public const string Marks = ".bake/marks";

    /// <summary>Writes the script.</summary>
    public static string Write(ReplayPlan plan)
    {
        var script = new StringBuilder();
        ReplayPhase? phase = null;
        foreach (var command in plan.Commands)
        {
            if (command.Phase != phase)
            {
                phase = command.Phase;
                script.Append(": >").Append(Marks).Append('/').Append(command.Phase).Append(" || exit\n");
            }

            script.AppendJoin(' ', command.Arguments.Prepend(command.Tool).Select(Quote)).Append(" || exit\n");
        }

        return script.ToString();
    }

    private static string Quote(string word) => $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
