using System.Globalization;
using System.Security.Cryptography;
using KeymapBakery.BakingBench.Boards;
using KeymapBakery.BakingBench.Payloads;
using KeymapBakery.BakingBench.Plain;
using KeymapBakery.BakingBench.Service;
using KeymapBakery.BakingBench.Tools;

namespace KeymapBakery.BakingBench.Bench;

/// <summary>A keyboard that is measured, and what was measured.</summary>
internal sealed class Subject(Board board, bool canVaryShape, PayloadMaker maker, PlainCompiler plain, Floor floor, Bakery bakery)
{
    private const int Reuses = 20;

    // Whoever comes first is not made to wait for the template.
    private const string ColdStrategy = "full";

    // No keymap of this run was ever baked before.
    private readonly string _run = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));

    /// <summary>The keyboard.</summary>
    public string Keyboard => board.Keyboard;

    /// <summary>The procedure of the floor.</summary>
    public Floor Floor => floor;

    /// <summary>A plain <c>qmk compile</c> from a clean .build.</summary>
    public Samples Plain { get; } = new();

    /// <summary>The commands of the floor.</summary>
    public Samples FloorSeconds { get; } = new();

    /// <summary>Of those, the compiler.</summary>
    public Samples FloorCompile { get; } = new();

    /// <summary>Of those, the linker.</summary>
    public Samples FloorLink { get; } = new();

    /// <summary>A keymap of a shape never seen, inside the compiler.</summary>
    public Samples Cold { get; } = new();

    /// <summary>The same from post to finished.</summary>
    public Samples ColdJob { get; } = new();

    /// <summary>A new keymap of a known shape, inside the compiler.</summary>
    public Samples Replay { get; } = new();

    /// <summary>The same from post to finished.</summary>
    public Samples ReplayJob { get; } = new();

    /// <summary>Of those, the ones that needed no link, inside the compiler; they do not count as replays.</summary>
    public Samples Patch { get; } = new();

    /// <summary>The same from post to finished.</summary>
    public Samples PatchJob { get; } = new();

    /// <summary>A keymap baked before, from post to finished.</summary>
    public Samples Reuse { get; } = new();

    /// <summary>Rounds in which the floor's and the service's firmware were the plain build's.</summary>
    public int Identical { get; private set; }

    /// <summary>Jobs that were not made the way that was to be measured; they are not counted.</summary>
    public int Unexpected { get; private set; }

    /// <summary>What the compiler said of the last replay; null when it says nothing.</summary>
    public string? LastWords { get; private set; }

    /// <summary>Makes sure that the service knows the keyboard. Where shapes cannot be varied this is the only cold build.</summary>
    public async Task WarmUpAsync()
    {
        var job = Succeeded(await bakery.BakeAsync(maker.Make(board, $"{_run}_0")));
        if (!canVaryShape && job.Strategy is ("?" or ColdStrategy))
        {
            Count(job, ColdStrategy, Cold, ColdJob);
        }
    }

    /// <summary>Measures everything once.</summary>
    public async Task RunAsync(int round)
    {
        var payload = maker.Make(board, $"{_run}_{round}");
        await QuietMachine.WaitAsync();
        var plainly = await plain.CompileAsync(payload);
        Plain.Add(plainly.Seconds);
        var byHand = await floor.RunAsync(payload);
        FloorSeconds.Add(byHand.Seconds);
        FloorCompile.Add(byHand.Compile);
        FloorLink.Add(byHand.Link);
        if (canVaryShape)
        {
            Count(Succeeded(await bakery.BakeAsync(maker.Make(NewShape(), $"{_run}_{round}_cold"))), ColdStrategy, Cold, ColdJob);
        }

        // The template of the cold build is made now.
        await QuietMachine.WaitAsync();

        var job = Succeeded(await bakery.BakeAsync(payload));
        if (job.Strategy == "patch")
        {
            Count(job, "patch", Patch, PatchJob);
        }
        else
        {
            Count(job, "replay", Replay, ReplayJob);
        }

        LastWords = job.Words;
        var baked = await bakery.DownloadAsync(job);
        if (baked.AsSpan().SequenceEqual(plainly.Firmware) && byHand.Firmware.AsSpan().SequenceEqual(plainly.Firmware))
        {
            Identical++;
        }

        for (var repetition = 0; repetition < Reuses; repetition++)
        {
            Reuse.Add((await bakery.BakeAsync(payload)).Seconds);
        }
    }

    // Settings that every keyboard takes and that are compiled into every object: no template can exist.
    private Board NewShape() => board with
    {
        Settings =
        [
            ("tapping.term", RandomNumberGenerator.GetInt32(100, 1000).ToString(CultureInfo.InvariantCulture)),
            ("tapping.toggle", RandomNumberGenerator.GetInt32(2, 100).ToString(CultureInfo.InvariantCulture)),
        ],
    };

    private void Count(BakedJob job, string strategy, Samples inside, Samples whole)
    {
        // A compiler that does not say how it baked is measured from outside only.
        if (job.Strategy is "?" || job.Strategy == strategy)
        {
            inside.Add(job.SecondsInCompiler);
            whole.Add(job.Seconds);
        }
        else
        {
            Unexpected++;
        }
    }

    private BakedJob Succeeded(BakedJob job) => job.FileName is not null ? job
        : throw new InvalidOperationException($"A keymap of {Keyboard} did not compile:\n{job.Output}");
}
