using KeymapBakery.Metadata.Merging.Makefiles;
using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.Keyboards;

/// <summary>What a keyboard's rules.mk files say (lib/python/qmk/info.py, <c>_extract_rules_mk</c>).</summary>
internal static class Makefile
{
    private const string DefaultProcessor = "atmega32u4";
    private const string FeatureSuffix = "_ENABLE";

    /// <summary>
    /// Reads the files: the keyboard's own, then those from the outermost folder to the keyboard's own again
    /// (lib/python/qmk/keyboard.py, <c>rules_mk</c>).
    /// </summary>
    public static Rules Read(List<string> chain, SourceFiles files)
    {
        var rules = new Rules();
        files.Makefile(chain[^1])?.ApplyTo(rules);
        foreach (var folder in chain)
        {
            files.Makefile(folder)?.ApplyTo(rules);
        }

        return rules;
    }

    /// <summary>Brings what they say into info.json.</summary>
    public static void Apply(KeyboardInfo info, Rules rules, TreeRules tree)
    {
        ApplyProcessor(info, rules, tree.Processors);
        if (rules.IsEmpty)
        {
            return;
        }

        tree.Makefile.Apply(info, name => rules.TryGet(name, out var value) ? new DataText(value) : null);
        ApplyFeatures(info, rules);
        if (tree.Tool.ReadsCustomMatrix)
        {
            ApplyMatrix(info, rules);
        }
    }

    private static void ApplyProcessor(KeyboardInfo info, Rules rules, ProcessorFamilies families)
    {
        var data = info.Data;
        var processor = rules.TryGet("MCU", out var mcu) ? mcu : data.Get("processor")?.ToString() ?? DefaultProcessor;
        data["processor"] = new DataText(processor);
        if (families.ChibiOs.Contains(processor))
        {
            data["processor_type"] = new DataText("arm");
            data["protocol"] = new DataText("ChibiOS");
            data["platform_key"] = new DataText("chibios");
            if (processor.Contains("STM32", StringComparison.Ordinal))
            {
                data["platform"] = new DataText("STM32");
            }
            else if (rules.TryGet("MCU_SERIES", out var series))
            {
                data["platform"] = new DataText(series);
            }
        }
        else if (families.Lufa.Contains(processor) || families.VUsb.Contains(processor))
        {
            data["processor_type"] = new DataText("avr");
            data["platform"] = new DataText(rules.TryGet("ARCH", out var architecture) ? architecture : "unknown");
            data["platform_key"] = new DataText("avr");
            data["protocol"] = new DataText(families.VUsb.Contains(processor) ? "V-USB" : "LUFA");
        }
        else
        {
            foreach (var property in (ReadOnlySpan<string>)["bootloader", "platform", "processor", "processor_type", "protocol"])
            {
                data[property] = new DataText("unknown");
            }
        }
    }

    // ALL_OF_THIS_ENABLE = yes is the feature all_of_this; words other than yes and no stay as they are.
    private static void ApplyFeatures(KeyboardInfo info, Rules rules)
    {
        foreach (var (name, value) in rules.Variables)
        {
            if (!name.EndsWith(FeatureSuffix, StringComparison.Ordinal))
            {
                continue;
            }

            var feature = name[..^FeatureSuffix.Length].ToLowerInvariant();
            if (feature == "lto")
            {
                continue;
            }

            var setting = value.ToLowerInvariant() switch
            {
                "1" or "on" or "yes" => DataBoolean.True,
                "0" or "off" or "no" => DataBoolean.False,
                _ => (DataNode)new DataText(value),
            };
            var configured = info.Obtain("config_h_features");
            var features = info.Obtain("features");
            if (features.Contains(feature))
            {
                info.Warn(
                    $"Feature {feature} is specified in both info.json ({features}) and rules.mk ({setting}). " +
                    "The rules.mk value wins.");
            }

            features[feature] = setting;
            configured[feature] = setting;
        }
    }

    private static void ApplyMatrix(KeyboardInfo info, Rules rules)
    {
        if (!rules.TryGet("CUSTOM_MATRIX", out var custom) || custom == "no")
        {
            return;
        }

        if (info.Find("matrix_pins")?.Contains("custom") ?? false)
        {
            info.Warn("Custom Matrix is specified in both info.json and rules.mk, the rules.mk values win.");
        }

        info.Obtain("matrix_pins")[custom == "lite" ? "custom_lite" : "custom"] = DataBoolean.True;
    }
}
