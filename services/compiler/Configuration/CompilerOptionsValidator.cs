using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Configuration;

/// <summary>Checks the options at start, naming each wrong setting in full.</summary>
internal sealed class CompilerOptionsValidator : IValidateOptions<CompilerOptions>
{
    private const long Mebibyte = 1024 * 1024;

    private static readonly TimeSpan LongestTime = TimeSpan.FromHours(24);

    public ValidateOptionsResult Validate(string? name, CompilerOptions options)
    {
        var errors = new List<string>();

        Require(!string.IsNullOrWhiteSpace(options.Name), "Name", "must not be empty");
        Require(Path.IsPathFullyQualified(options.WorkDirectory), "WorkDirectory", "must be an absolute path");
        Require(options.Slots is >= 1 and <= 64, "Slots", "must be from 1 to 64");
        Require(options.CoresPerSlot is >= 0 and <= 1024, "CoresPerSlot", "must be from 0 to 1024");
        Require(options.Templates.MaximumBytes >= 0, "Templates:MaximumBytes", "must not be negative");
        RequireTime(options.TimeLimit, "TimeLimit");
        Require(options.DrainTimeout >= TimeSpan.Zero && options.DrainTimeout <= LongestTime, "DrainTimeout", "must be from 00:00:00 to 1.00:00:00");
        RequireTime(options.DeliveryPatience, "DeliveryPatience");
        RequireTime(options.HeartbeatInterval, "HeartbeatInterval");
        Require(options.Prebake.Slots is >= 0 and <= 64, "Prebake:Slots", "must be from 0 to 64");
        RequireTime(options.Prebake.Patience, "Prebake:Patience");
        Require(options.Output.MaximumBytes is >= 1024 and <= 16 * 1024 * 1024, "Output:MaximumBytes", "must be from 1024 to 16777216");
        Require(options.Output.HardLimitBytes >= options.Output.MaximumBytes, "Output:HardLimitBytes", "must be at least Compiler:Output:MaximumBytes");
        Require(options.Output.MaximumLineLength >= 80, "Output:MaximumLineLength", "must be at least 80");

        Require(options.Trees is >= 1 and <= 1000, "Trees", "must be from 1 to 1000");

        var sandbox = options.Sandbox;
        Require(Enum.IsDefined(sandbox.Kind), "Sandbox:Kind", "must be Auto, Bubblewrap or SeparateUser");
        Require(!string.IsNullOrWhiteSpace(sandbox.Program), "Sandbox:Program", "must not be empty");
        Require(sandbox.User >= 1, "Sandbox:User", "must be the number of a user other than root");
        Require(sandbox.MemoryBytes >= 64 * Mebibyte, "Sandbox:MemoryBytes", "must be at least 67108864");
        Require(sandbox.TotalMemoryBytes >= 64 * Mebibyte, "Sandbox:TotalMemoryBytes", "must be at least 67108864");
        Require(sandbox.Processes is >= 8 and <= 100_000, "Sandbox:Processes", "must be from 8 to 100000");
        Require(sandbox.FileBytes >= Mebibyte, "Sandbox:FileBytes", "must be at least 1048576");
        Require(sandbox.OpenFiles is >= 32 and <= 1_000_000, "Sandbox:OpenFiles", "must be from 32 to 1000000");
        Require(sandbox.TemporaryBytes >= Mebibyte, "Sandbox:TemporaryBytes", "must be at least 1048576");
        Require(sandbox.BuildBytes >= Mebibyte, "Sandbox:BuildBytes", "must be at least 1048576");
        RequireTime(sandbox.CpuTime, "Sandbox:CpuTime");
        for (var i = 0; i < sandbox.ReadOnlyPaths.Count; i++)
        {
            Require(Path.IsPathFullyQualified(sandbox.ReadOnlyPaths[i]), $"Sandbox:ReadOnlyPaths:{i}", "must be an absolute path");
        }

        errors.AddRange(options.Firmware.Check($"{CompilerOptions.Section}:Firmware"));

        var directories = options.Toolchain.Directories;
        Require(
            directories.Count > 0 && directories.All(Path.IsPathFullyQualified),
            "Toolchain:Path",
            $"must be absolute directories separated by colons, and is '{options.Toolchain.Path}'");
        foreach (var variable in options.Toolchain.Environment.Keys)
        {
            Require(
                variable is not ("PATH" or "HOME" or "TMPDIR") && !variable.Contains('=', StringComparison.Ordinal),
                $"Toolchain:Environment:{variable}",
                "is set by the compiler itself and cannot be changed here");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);

        void Require(bool condition, string setting, string rule)
        {
            if (!condition)
            {
                errors.Add($"{CompilerOptions.Section}:{setting} {rule}.");
            }
        }

        void RequireTime(TimeSpan value, string setting) =>
            Require(value > TimeSpan.Zero && value <= LongestTime, setting, "must be more than 00:00:00 and at most 1.00:00:00");
    }
}
