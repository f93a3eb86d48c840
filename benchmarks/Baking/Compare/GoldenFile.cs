using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KeymapBakery.BakingBench.Payloads;
using KeymapBakery.BakingBench.Plain;

namespace KeymapBakery.BakingBench.Compare;

/// <summary>
/// What plain builds gave, one line each, separated by tabs: keyboard, file name of the keymap, file name of the firmware, SHA-256 of
/// the firmware, seconds of the build, SHA-256 of the keymap's file. Lines that begin with <c>#</c> are comments.
/// </summary>
internal static class GoldenFile
{
    /// <summary>Reads the lines by file name of the keymap.</summary>
    /// <exception cref="FormatException">A line has not six fields.</exception>
    public static ImmutableDictionary<string, GoldenLine> Read(string path) => File.ReadLines(path)
        .Select((line, index) => (Line: line, Where: $"{path}:{index + 1}"))
        .Where(line => line.Line is not "" && line.Line[0] != '#')
        .Select(line => line.Line.Split('\t') is [_, var payload, var file, var hash, var seconds, var payloadHash]
            ? new GoldenLine(payload, file, hash, double.Parse(seconds, CultureInfo.InvariantCulture), payloadHash)
            : throw new FormatException($"{line.Where}: six fields separated by tabs are needed."))
        .ToImmutableDictionary(line => line.Payload);

    /// <summary>Adds a line.</summary>
    public static void Append(string path, Payload payload, PlainBuild build) => File.AppendAllText(path, string.Join(
        '\t',
        payload.Keyboard,
        payload.FileName,
        build.FileName,
        Hash(build.Firmware),
        build.Seconds.ToString("F1", CultureInfo.InvariantCulture),
        Hash(payload)) + "\n");

    /// <summary>SHA-256 of a keymap's file, in hexadecimal.</summary>
    public static string Hash(Payload payload) => Hash(Encoding.UTF8.GetBytes(payload.Json));

    /// <summary>SHA-256, in hexadecimal.</summary>
    public static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
