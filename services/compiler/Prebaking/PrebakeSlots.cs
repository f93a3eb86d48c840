using System.Threading.Channels;
using KeymapBakery.Compiler.Baking;
using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Compiler.Sources;
using KeymapBakery.Compiler.Toolchain;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Prebaking;

/// <summary>The slots for what is compiled before anybody asks; none of them is ever in the way of a build somebody waits for.</summary>
internal sealed class PrebakeSlots
{
    private readonly Channel<Slot> _free = Channel.CreateUnbounded<Slot>();

    public PrebakeSlots(WorkDirectory work, IOptions<CompilerOptions> options)
    {
        for (var number = 0; number < options.Value.Prebake.Slots; number++)
        {
            Return(new Slot(work.PrebakeSlot(number), new ToolPace()));
        }
    }

    /// <summary>Waits for a free slot. It must be given back with <see cref="Return"/>.</summary>
    public ValueTask<Slot> TakeAsync(CancellationToken cancellationToken) => _free.Reader.ReadAsync(cancellationToken);

    /// <summary>Gives a slot back.</summary>
    public void Return(Slot slot) => _free.Writer.TryWrite(slot);
}
