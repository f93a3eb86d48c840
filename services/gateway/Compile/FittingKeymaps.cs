using System.Collections.Concurrent;
using KeymapBakery.Keymaps;

namespace KeymapBakery.Gateway.Compile;

/// <summary>
/// Remembers what the metadata service found nothing wrong with. It looks at each layer's length and at each keycode by itself, so a keymap
/// of which everything was right in others is right. All is forgotten when the firmware changes, and when it becomes too much.
/// </summary>
internal sealed class FittingKeymaps
{
    private const int MostEntries = 200_000;
    private const int LongestKeycode = 64;

    private readonly ConcurrentDictionary<string, Memory> _memories = new(StringComparer.Ordinal);

    /// <summary>True when nothing can be wrong with a keymap.</summary>
    /// <param name="keymap">The keymap.</param>
    /// <param name="commit">What its branch stands at; null when nobody knows.</param>
    public bool Includes(Keymap keymap, string? commit) =>
        commit is not null && IsPlain(keymap) && _memories.TryGetValue(keymap.Branch ?? "", out var memory) && memory.Commit == commit
        && memory.Includes(keymap);

    /// <summary>Nothing is wrong with a keymap.</summary>
    /// <param name="keymap">The keymap.</param>
    /// <param name="commit">What its branch stands at; null when nobody knows.</param>
    public void Add(Keymap keymap, string? commit)
    {
        if (commit is null || !IsPlain(keymap))
        {
            return;
        }

        var memory = _memories.AddOrUpdate(
            keymap.Branch ?? "",
            _ => new Memory(commit),
            (_, former) => former.Commit == commit && former.Entries < MostEntries ? former : new Memory(commit));
        memory.Add(keymap);
    }

    // What a keymap declares itself holds for it alone.
    private static bool IsPlain(Keymap keymap) =>
        keymap.CustomKeycodes.Length == 0 && keymap.Layers.All(layer => layer.All(keycode => keycode.Length <= LongestKeycode));

    private sealed class Memory(string commit)
    {
        private readonly ConcurrentDictionary<(string Keyboard, string Layout, int Keys), bool> _layers = new();
        private readonly ConcurrentDictionary<(string Keyboard, string Keycode), bool> _keycodes = new();
        private int _entries;

        public string Commit => commit;

        public int Entries => Volatile.Read(ref _entries);

        public bool Includes(Keymap keymap)
        {
            foreach (var layer in keymap.Layers)
            {
                if (!_layers.ContainsKey((keymap.Keyboard, keymap.Layout, layer.Length)))
                {
                    return false;
                }

                foreach (var keycode in layer)
                {
                    if (!_keycodes.ContainsKey((keymap.Keyboard, keycode)))
                    {
                        return false;
                    }
                }
            }

            // Without a layer, nothing was compared with the keyboard.
            return keymap.Layers.Length > 0;
        }

        public void Add(Keymap keymap)
        {
            foreach (var layer in keymap.Layers)
            {
                Count(_layers.TryAdd((keymap.Keyboard, keymap.Layout, layer.Length), true));
                foreach (var keycode in layer)
                {
                    Count(_keycodes.TryAdd((keymap.Keyboard, keycode), true));
                }
            }
        }

        private void Count(bool isNew)
        {
            if (isNew)
            {
                Interlocked.Increment(ref _entries);
            }
        }
    }
}
