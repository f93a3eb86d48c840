using System.Threading.Channels;
using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Compiler.Sources;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Baking;

/// <summary>The slots of this compiler.</summary>
internal sealed class SlotPool
{
    private readonly Channel<Slot> _free = Channel.CreateUnbounded<Slot>();

    public SlotPool(WorkDirectory work, IOptions<CompilerOptions> options)
    {
        for (var number = 0; number < options.Value.Slots; number++)
        {
            Return(new Slot(work.Slot(number)));
        }
    }

    /// <summary>Waits for a free slot. It must be given back with <see cref="Return"/>.</summary>
    public ValueTask<Slot> TakeAsync(CancellationToken cancellationToken) => _free.Reader.ReadAsync(cancellationToken);

    /// <summary>Gives a slot back.</summary>
    public void Return(Slot slot) => _free.Writer.TryWrite(slot);
}
