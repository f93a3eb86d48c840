using KeymapBakery.Compiler.Baking.Keymaps;
using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Compiler.Sources;
using KeymapBakery.Sources;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Baking.Templates;

/// <summary>
/// Keeps templates on disk, the least recently used going first when there is no more room, and finds the ones that other compilers
/// have made. A template is made once, however many builds want it.
/// </summary>
internal sealed partial class TemplateShelf
{
    private const int RememberedRefusals = 10_000;

    private readonly string _root;
    private readonly TemplateExchange _exchange;
    private readonly long _maximumBytes;
    private readonly ILogger<TemplateShelf> _logger;
    private readonly Lock _gate = new();
    private readonly Dictionary<TemplateKey, Entry> _entries = [];
    private readonly Dictionary<TemplateKey, string> _refusals = [];
    private readonly Dictionary<TemplateKey, Pending> _pending = [];
    private long _bytes;
    private long _clock;

    public TemplateShelf(WorkDirectory work, TemplateExchange exchange, IOptions<CompilerOptions> options, ILogger<TemplateShelf> logger)
    {
        _root = work.Templates;
        _exchange = exchange;
        _maximumBytes = options.Value.Templates.MaximumBytes;
        _logger = logger;
        Directory.CreateDirectory(_root);
        Index();
    }

    /// <summary>Folder to make things in that are to become templates; on the same file system.</summary>
    public string Workshop => Path.Combine(_root, "new");

    /// <summary>Finds a template here or with other compilers, or makes it. Null when there is none and it is not to be made.</summary>
    /// <param name="key">The template.</param>
    /// <param name="isUrgent">True when somebody waits. Work that nobody waits for may be held back, so it is not waited for then.</param>
    /// <param name="make">Makes it, into a folder that is there and empty; null to go without.</param>
    /// <param name="cancellationToken">Gives up waiting. Making goes on while it is another build that makes it.</param>
    /// <exception cref="NotReplayableException">It cannot be made, or could not be made before.</exception>
    public async Task<TemplateLease?> GetAsync(
        TemplateKey key, bool isUrgent, Func<TemplateFolder, Task<Template>>? make, CancellationToken cancellationToken)
    {
        while (true)
        {
            Pending? pending;
            Pending? mine = null;
            lock (_gate)
            {
                if (_refusals.TryGetValue(key, out var reason))
                {
                    throw new NotReplayableException(reason);
                }

                if (_entries.TryGetValue(key, out var entry) && entry.Loaded is not null)
                {
                    return Lend(entry);
                }

                if (!_pending.TryGetValue(key, out pending) || (isUrgent && !pending.IsUrgent))
                {
                    _pending[key] = mine = new Pending(isUrgent);
                }
            }

            if (mine is not null)
            {
                return await BringAsync(key, make, mine, cancellationToken);
            }

            try
            {
                await pending!.Done.Task.WaitAsync(cancellationToken);
            }
            catch (Exception exception) when (exception is not NotReplayableException && !cancellationToken.IsCancellationRequested)
            {
                // Whoever made it gave up; now it is this build's turn.
            }
        }
    }

    /// <summary>A template that is here and was in use before; null when it is not.</summary>
    public TemplateLease? Find(TemplateKey key)
    {
        lock (_gate)
        {
            return _entries.TryGetValue(key, out var entry) && entry.Loaded is not null ? Lend(entry) : null;
        }
    }

    /// <summary>Counts the bytes of a template again, after something was put beside it.</summary>
    /// <param name="lease">The template.</param>
    public void Remeasure(TemplateLease lease)
    {
        List<string> evicted;
        lock (_gate)
        {
            if (!_entries.TryGetValue(lease.Key, out var entry))
            {
                return;
            }

            _bytes -= entry.Bytes;
            entry.Bytes = new TemplateFolder(entry.Path).Measure();
            _bytes += entry.Bytes;
            evicted = Evict();
        }

        evicted.ForEach(DirectoryRemoval.Remove);
    }

    private async Task<TemplateLease?> BringAsync(
        TemplateKey key, Func<TemplateFolder, Task<Template>>? make, Pending mine, CancellationToken cancellationToken)
    {
        var folder = new TemplateFolder(Path.Combine(Workshop, Guid.NewGuid().ToString("N")));
        try
        {
            if (await FindAsync(key, cancellationToken) is { } found)
            {
                return LendAndForget(key, found, mine);
            }

            Directory.CreateDirectory(folder.Path);
            var isNew = !await _exchange.TryFetchAsync(key, folder, cancellationToken);
            if (isNew)
            {
                if (make is null)
                {
                    GiveUp(key, mine);
                    return null;
                }

                await folder.WriteAsync(await make(folder), cancellationToken);
            }

            var entry = Keep(key, await LoadAsync(folder, cancellationToken), folder);
            var lease = LendAndForget(key, entry, mine);
            if (isNew)
            {
                _exchange.OfferLater(key, new TemplateFolder(entry.Path), Lend(entry));
            }

            return lease;
        }
        catch (Exception exception)
        {
            lock (_gate)
            {
                Forget(key, mine);
                if (exception is NotReplayableException && _refusals.Count < RememberedRefusals)
                {
                    _refusals[key] = exception.Message;
                }
            }

            mine.Done.SetException(exception);
            _ = mine.Done.Task.Exception;
            throw;
        }
        finally
        {
            DirectoryRemoval.Remove(folder.Path);
        }
    }

    // One that an earlier process of this work directory has left is read when it is first wanted.
    private async Task<Entry?> FindAsync(TemplateKey key, CancellationToken cancellationToken)
    {
        Entry? entry;
        lock (_gate)
        {
            if (!_entries.TryGetValue(key, out entry))
            {
                return null;
            }
        }

        try
        {
            entry.Loaded = await LoadAsync(new TemplateFolder(entry.Path), cancellationToken);
            return entry;
        }
        catch (NotReplayableException)
        {
            lock (_gate)
            {
                _entries.Remove(key);
                _bytes -= entry.Bytes;
            }

            DirectoryRemoval.Remove(entry.Path);
            return null;
        }
    }

    private TemplateLease LendAndForget(TemplateKey key, Entry entry, Pending mine)
    {
        lock (_gate)
        {
            Forget(key, mine);
            mine.Done.SetResult();
            return Lend(entry);
        }
    }

    // Whoever waits for it takes the turn.
    private void GiveUp(TemplateKey key, Pending mine)
    {
        lock (_gate)
        {
            Forget(key, mine);
        }

        mine.Done.SetCanceled(CancellationToken.None);
    }

    private void Forget(TemplateKey key, Pending mine)
    {
        if (_pending.GetValueOrDefault(key) == mine)
        {
            _pending.Remove(key);
        }
    }

    private Entry Keep(TemplateKey key, (Template Template, KeymapFrame Frame) loaded, TemplateFolder folder)
    {
        var path = Path.Combine(_root, key.Commit, key.Hash);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Entry? entry;
        List<string> evicted;
        lock (_gate)
        {
            // Made twice, when somebody could not wait for the other; the first may be in use already.
            if (_entries.TryGetValue(key, out entry) && entry.Loaded is not null)
            {
                return entry;
            }

            DirectoryRemoval.Remove(path);
            Directory.Move(folder.Path, path);
            entry = new Entry(key, path, new TemplateFolder(path).Measure()) { Loaded = loaded, UsedAt = ++_clock, Users = 1 };
            _entries[key] = entry;
            _bytes += entry.Bytes;
            evicted = Evict();
            entry.Users--;
        }

        evicted.ForEach(DirectoryRemoval.Remove);
        return entry;
    }

    // Moves what has to go out of the way, to be deleted at leisure.
    private List<string> Evict()
    {
        var evicted = new List<string>();
        foreach (var entry in _entries.Values.Where(entry => entry.Users == 0).OrderBy(entry => entry.UsedAt).ToList())
        {
            if (_bytes <= _maximumBytes)
            {
                break;
            }

            LogEvicted(entry.Path);
            var rubbish = Path.Combine(Workshop, Guid.NewGuid().ToString("N"));
            Directory.Move(entry.Path, rubbish);
            evicted.Add(rubbish);
            _entries.Remove(entry.Key);
            _bytes -= entry.Bytes;
        }

        return evicted;
    }

    private TemplateLease Lend(Entry entry)
    {
        lock (_gate)
        {
            entry.Users++;
            entry.UsedAt = ++_clock;
        }

        // For the order after a restart.
        Directory.SetLastWriteTimeUtc(entry.Path, DateTime.UtcNow);
        var (template, frame) = entry.Loaded!.Value;
        return new TemplateLease(entry.Key, template, frame, new TemplateFolder(entry.Path), () => Release(entry));
    }

    private void Release(Entry entry)
    {
        lock (_gate)
        {
            entry.Users--;
        }
    }

    private static async Task<(Template Template, KeymapFrame Frame)> LoadAsync(TemplateFolder folder, CancellationToken cancellationToken)
    {
        var template = await folder.ReadAsync(cancellationToken)
            ?? throw new NotReplayableException("its description cannot be read");
        return (template, template.LearnFrame());
    }

    // What an earlier process of this work directory has kept.
    private void Index()
    {
        DirectoryRemoval.Remove(Workshop);
        var found = Directory.EnumerateDirectories(_root).SelectMany(Directory.EnumerateDirectories)
            .Select(path => (Path: path, At: Directory.GetLastWriteTimeUtc(path)))
            .OrderBy(folder => folder.At)
            .ToList();
        foreach (var (path, _) in found)
        {
            var key = new TemplateKey(Path.GetFileName(Path.GetDirectoryName(path)!), Path.GetFileName(path));
            var entry = new Entry(key, path, new TemplateFolder(path).Measure()) { UsedAt = ++_clock };
            _entries.Add(key, entry);
            _bytes += entry.Bytes;
        }
    }

    [LoggerMessage(LogLevel.Debug, "Template {Path} made room for another")]
    private partial void LogEvicted(string path);

    // A template on its way.
    private sealed class Pending(bool isUrgent)
    {
        public bool IsUrgent => isUrgent;

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Entry(TemplateKey key, string path, long bytes)
    {
        public TemplateKey Key => key;

        public string Path => path;

        public long Bytes { get; set; } = bytes;

        // Null until it is first wanted.
        public (Template Template, KeymapFrame Frame)? Loaded { get; set; }

        public int Users { get; set; }

        public long UsedAt { get; set; }
    }
}
