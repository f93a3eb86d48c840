using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.Keyboards;

/// <summary>Rotary encoders that config.h defines (lib/python/qmk/info.py, <c>_extract_encoders</c>).</summary>
internal static class EncoderValues
{
    /// <summary>Takes over the encoders, of the right half too.</summary>
    public static void Apply(KeyboardInfo info, Configuration configuration)
    {
        if (Encoders(info, configuration, "") is { } encoders)
        {
            var encoder = info.Obtain("encoder");
            if (encoder.Get("rotary") is { } before)
            {
                info.Warn($"Encoder config is specified in both config.h ({encoders}) and info.json ({before}). The config.h value wins.");
            }

            encoder["rotary"] = encoders;
        }

        if (info.IsTruthy("features", "encoder"))
        {
            info.Obtain("encoder")["enabled"] = DataBoolean.True;
        }

        if (Encoders(info, configuration, "_RIGHT") is { } rightEncoders)
        {
            var right = info.Obtain("split", "encoder", "right");
            if (right.Get("rotary") is { } before)
            {
                info.Warn(
                    "Encoder config is specified in both config.h and info.json (encoder.rotary) " +
                    $"(Value: {before}), the config.h value wins.");
            }

            right["rotary"] = rightEncoders;
        }
    }

    private static DataList? Encoders(KeyboardInfo info, Configuration configuration, string side)
    {
        var first = configuration.Braced("ENCODER_A_PINS" + side);
        var second = configuration.Braced("ENCODER_B_PINS" + side);
        var resolutions = Items(configuration.Braced("ENCODER_RESOLUTIONS" + side));
        if (first.Length == 0 || second.Length == 0)
        {
            return null;
        }

        var pinsA = Items(first);
        var pinsB = Items(second);
        var byDefault = configuration.Definitions.Get("ENCODER_RESOLUTION");
        var encoders = new DataList();
        for (var index = 0; index < pinsA.Length; index++)
        {
            var encoder = new DataMap
            {
                ["pin_a"] = new DataText(pinsA[index]),
                ["pin_b"] = new DataText(index < pinsB.Length
                    ? pinsB[index]
                    : throw info.Unusable($"ENCODER_B_PINS{side} in config.h has fewer pins than ENCODER_A_PINS{side}.")),
            };
            if (index < resolutions.Length)
            {
                encoder["resolution"] = Resolution(info, resolutions[index]);
            }
            else if (byDefault is { IsTruthy: true })
            {
                encoder["resolution"] = byDefault is DataText text ? Resolution(info, text.Value) : DataInteger.Of(1);
            }

            encoders.Items.Add(encoder);
        }

        return encoders.IsTruthy ? encoders : null;
    }

    private static DataInteger Resolution(KeyboardInfo info, string text) => PythonText.TryParseInteger(text, out var value)
        ? DataInteger.Of(value)
        : throw info.Unusable($"The encoder resolution \"{text}\" in config.h is not a number.");

    private static string[] Items(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
