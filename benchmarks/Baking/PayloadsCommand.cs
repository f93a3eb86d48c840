using KeymapBakery.BakingBench.Boards;
using KeymapBakery.BakingBench.Payloads;
using KeymapBakery.Metadata.Merging;

namespace KeymapBakery.BakingBench;

/// <summary>Writes the keymaps made for a list of boards.</summary>
internal static class PayloadsCommand
{
    /// <summary>Writes a file for each.</summary>
    public static int Run(string tree, string boards, string folder)
    {
        Directory.CreateDirectory(folder);
        var payloads = new PayloadMaker(FirmwareMerger.Merge(tree)).MakeAll(BoardList.Read(boards));
        foreach (var payload in payloads)
        {
            File.WriteAllText(Path.Combine(folder, payload.FileName), payload.Json);
        }

        Console.WriteLine($"{payloads.Length} keymaps");
        return 0;
    }
}
