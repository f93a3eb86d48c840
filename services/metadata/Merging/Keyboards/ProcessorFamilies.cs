using System.Collections.Frozen;
using KeymapBakery.Metadata.Merging.Tree;

namespace KeymapBakery.Metadata.Merging.Keyboards;

/// <summary>Which processors run which platform: ChibiOS on ARM and RISC-V, LUFA or V-USB on AVR.</summary>
internal sealed record ProcessorFamilies(FrozenSet<string> ChibiOs, FrozenSet<string> Lufa, FrozenSet<string> VUsb)
{
    private const string Source = "lib/python/qmk/constants.py";

    private const string KnownChibiOs =
        "cortex-m0 cortex-m0plus cortex-m3 cortex-m4 MKL26Z64 MK20DX128 MK20DX256 MK64FX512 MK66FX1M0 RP2040 STM32F042 STM32F072 " +
        "STM32F103 STM32F303 STM32F401 STM32F405 STM32F407 STM32F411 STM32F446 STM32G0B1 STM32G431 STM32G474 STM32H723 STM32H733 " +
        "STM32L412 STM32L422 STM32L432 STM32L433 STM32L442 STM32L443 GD32VF103 WB32F3G71 WB32FQ95 AT32F415";

    private const string KnownLufa =
        "at90usb162 atmega16u2 atmega32u2 atmega16u4 atmega32u4 at90usb646 at90usb647 at90usb1286 at90usb1287";

    private const string KnownVUsb = "atmega32a atmega328p atmega328 attiny85";

    /// <summary>
    /// Reads the lists from the tree's lib/python/qmk/constants.py, which is where they are kept; a tree of data files alone has none,
    /// then they are those of early 2026.
    /// </summary>
    /// <exception cref="MalformedFileException">The file is there but cannot be read.</exception>
    public static ProcessorFamilies Read(FirmwareTree tree)
    {
        var constants = tree.HasFile(Source) ? tree.ReadText(Source) : "";
        return new ProcessorFamilies(
            Tuple(constants, "CHIBIOS_PROCESSORS") ?? Words(KnownChibiOs),
            Tuple(constants, "LUFA_PROCESSORS") ?? Words(KnownLufa),
            Tuple(constants, "VUSB_PROCESSORS") ?? Words(KnownVUsb));
    }

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // NAME = 'one', 'two', None: on one line, or on several in parentheses or brackets.
    private static FrozenSet<string>? Tuple(string constants, string name)
    {
        var start = constants.IndexOf($"\n{name} = ", StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        var value = constants[(start + name.Length + 4)..];
        var end = value[0] switch
        {
            '(' => value.IndexOf(')', StringComparison.Ordinal),
            '[' => value.IndexOf(']', StringComparison.Ordinal),
            _ => value.IndexOf('\n', StringComparison.Ordinal),
        };
        return (end < 0 ? value : value[..end])
            .Split(['(', '[', ',', '\n'])
            .Select(item => item.Trim())
            .Where(item => item is ['\'' or '"', _, .., '\'' or '"'])
            .Select(item => item[1..^1])
            .ToFrozenSet(StringComparer.Ordinal);
    }
}
