using System.Threading.Channels;
using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Compiler.Sources;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Baking;

/// <summary>The slots of this compiler for the builds people wait for.</summary>
internal sealed class SlotPool
{
    private readonly Channel<Slot> _free = Channel.CreateUnbounded<Slot>();
    private readonly BuildActivity _activity;

    public SlotPool(WorkDirectory work, BuildActivity activity, IOptions<CompilerOptions> options)
    {
        _activity = activity;
        for (var number = 0; number < options.Value.Slots; number++)
        {
            _free.Writer.TryWrite(new Slot(work.Slot(number)));
        }
    }

    /// <summary>Waits for a free slot. It must be given back with <see cref="Return"/>.</summary>
    public async ValueTask<Slot> TakeAsync(CancellationToken cancellationToken)
    {
        var slot = await _free.Reader.ReadAsync(cancellationToken);
        _activity.Begin();
        return slot;
    }

    /// <summary>Gives a slot back. What lies in it is removed meanwhile, so that the next build need not wait for that.</summary>
    public void Return(Slot slot)
    {
        _activity.End();
        _ = Task.Run(() =>
        {
            try
            {
                slot.Clear();
            }
            catch (IOException)
            {
                // The next build clears it again, and says what is wrong.
            }
            finally
            {
                _free.Writer.TryWrite(slot);
            }
        });
    }
}
