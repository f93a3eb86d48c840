using KeymapBakery.Compiler.Baking.Templates;

namespace KeymapBakery.Compiler.Baking.Patching;

/// <summary>
/// Cuts a replay down to the one object the keymap is part of, compiled to machine code, so that the tables lie open in it. Only where
/// linking takes long, which is with link-time optimization, and only for AVR: there, programs read tables in flash by instructions
/// that the optimizer does not look into.
/// </summary>
internal static class ObjectPlan
{
    private const string Avr = "avr-";
    private const string LinkTimeOptimization = "-flto";

    /// <summary>The plan; its firmware is the object. Null when this is not for keymaps of the template.</summary>
    public static ReplayPlan? Of(ReplayPlan plan)
    {
        var compilations = plan.Commands.Where(command => command.Phase == ReplayPhase.Compile).ToList();
        var links = plan.Commands.Where(command => command.Phase == ReplayPhase.Link).ToList();
        return compilations is [var compilation] && links is [var link] && IsOptimizedWhenLinked(compilation) && IsOptimizedWhenLinked(link)
            && FlashFile.IsKnown(plan.Firmware) && OutputOf(compilation) is { } target
                ? new ReplayPlan([Adding(compilation, "-fno-lto")], target) { Files = plan.Files, Replaced = plan.Replaced }
                : null;
    }

    /// <summary>The linked program of a plan that <see cref="Of"/> takes, relative to the root of the tree.</summary>
    public static string? FindProgram(ReplayPlan plan) => plan.Commands
        .Where(command => command.Phase == ReplayPhase.Link).Select(OutputOf).FirstOrDefault();

    /// <summary>The same plan with one more option for the compiler.</summary>
    public static ReplayPlan WithOption(ReplayPlan plan, string option) => plan with
    {
        Commands = [.. plan.Commands.Select(command => command.Phase == ReplayPhase.Compile ? Adding(command, option) : command)],
    };

    private static ReplayCommand Adding(ReplayCommand command, string option) => command with { Arguments = [.. command.Arguments, option] };

    private static bool IsOptimizedWhenLinked(ReplayCommand command) =>
        Path.GetFileName(command.Tool).StartsWith(Avr, StringComparison.Ordinal)
        && command.Arguments.Any(argument => argument.StartsWith(LinkTimeOptimization, StringComparison.Ordinal));

    private static string? OutputOf(ReplayCommand command) => command.Arguments
        .Zip(command.Arguments.Skip(1))
        .Where(pair => pair.First is "-o" or "--output" && pair.Second.StartsWith($"{ReplayPlan.Output}/", StringComparison.Ordinal))
        .Select(pair => pair.Second)
        .FirstOrDefault();
}
