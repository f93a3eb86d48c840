using Microsoft.Extensions.Options;

namespace KeymapBakery.Metadata.Configuration;

/// <summary>Completes the options and checks them at start, naming each wrong setting in full.</summary>
internal sealed class MetadataOptionsValidator : IPostConfigureOptions<MetadataOptions>, IValidateOptions<MetadataOptions>
{
    public void PostConfigure(string? name, MetadataOptions options) => options.Firmware.FillIn();

    public ValidateOptionsResult Validate(string? name, MetadataOptions options)
    {
        var errors = options.Firmware.Check($"{MetadataOptions.Section}:Firmware").ToList();
        Require(Path.IsPathFullyQualified(options.WorkDirectory), "WorkDirectory", "must be an absolute path");
        Require(options.Publishing.Keep is >= 1 and <= 1000, "Publishing:Keep", "must be from 1 to 1000");
        Require(options.Publishing.Concurrency is >= 1 and <= 256, "Publishing:Concurrency", "must be from 1 to 256");
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);

        void Require(bool condition, string setting, string rule)
        {
            if (!condition)
            {
                errors.Add($"{MetadataOptions.Section}:{setting} {rule}.");
            }
        }
    }
}
