using System.Threading.Channels;

namespace KeymapBakery.Compiler.Baking.Templates;

/// <summary>The templates to make when nobody waits for a build. Safe for several threads.</summary>
internal sealed class TemplateBacklog
{
    private const int LongestQueue = 256;
    private const int Remembered = 10_000;

    private readonly Channel<MissedTemplate> _queue =
        Channel.CreateBounded<MissedTemplate>(new BoundedChannelOptions(LongestQueue) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly Lock _gate = new();
    private readonly HashSet<TemplateKey> _missed = [];

    /// <summary>
    /// True the first time a template is asked for. Who misses it a second time had better make it: there may be no quiet moment for long.
    /// </summary>
    public bool IsFirst(TemplateKey key)
    {
        lock (_gate)
        {
            if (_missed.Count >= Remembered)
            {
                _missed.Clear();
            }

            return _missed.Add(key);
        }
    }

    /// <summary>Puts a template at the end of the queue, unless there are very many.</summary>
    public void Add(MissedTemplate missed) => _queue.Writer.TryWrite(missed);

    /// <summary>The templates, as they come.</summary>
    public IAsyncEnumerable<MissedTemplate> ReadAsync(CancellationToken cancellationToken) => _queue.Reader.ReadAllAsync(cancellationToken);
}
