namespace KeymapBakery.Jobs.Model;

/// <summary>
/// The work of turning one keymap into firmware, shared by every job that wants it.
/// <code>
/// queued → running → finished | failed | cancelled
/// queued → failed (given up before any compiler reported) | cancelled
/// </code>
/// Each transition is one method that says whether it applied; a final state is never left. Any order and any number
/// of repetitions of the same events lead to the same end.
/// </summary>
public sealed class Build
{
    private Build()
    {
    }

    /// <summary>The build.</summary>
    public Guid Id { get; private set; }

    /// <summary>Place in the order of requests; given by the store, growing.</summary>
    public long Sequence { get; private set; }

    /// <summary>What makes it the same work as another request's (<see cref="BuildKey"/>); null when it can no longer be shared.</summary>
    public string? Key { get; private set; }

    /// <summary>
    /// <see cref="BuildKey.ForAnyName"/> of a build whose firmware turned out to carry the keymap's name: requests with this key cannot share
    /// a build with those of another name. Null for all others.
    /// </summary>
    public string? NamelessKey { get; private set; }

    /// <summary>How far it has come.</summary>
    public BuildState State { get; private set; }

    /// <summary>Path of the keyboard below <c>keyboards/</c>.</summary>
    public string Keyboard { get; private set; } = "";

    /// <summary>Name the keymap is compiled under; that of the first job.</summary>
    public string Keymap { get; private set; } = "";

    /// <summary>Branch of the firmware repository; empty for the compiler's default.</summary>
    public string Branch { get; private set; } = "";

    /// <summary>The keymap in canonical form, JSON text.</summary>
    public string CanonicalJson { get; private set; } = "";

    /// <summary>Full hash of the firmware commit; null until known.</summary>
    public string? Commit { get; private set; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When the current attempt began; null until there was one.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>When it reached its final state; null until then.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The attempt whose events count; null until there was one.</summary>
    public Guid? AttemptId { get; private set; }

    /// <summary>Attempts that another one has followed.</summary>
    public IReadOnlyList<Guid> SupersededAttempts { get; private set; } = [];

    /// <summary>Name of the compiler of the current attempt; null until there was one.</summary>
    public string? Worker { get; private set; }

    /// <summary>When the current attempt's compiler must have reported back; null while not running.</summary>
    public DateTimeOffset? Deadline { get; private set; }

    /// <summary>The command that was run, argument by argument.</summary>
    public IReadOnlyList<string> Command { get; private set; } = [];

    /// <summary>Exit status of the command; negative when it was not run to its end; 0 until the build has ended.</summary>
    public int ReturnCode { get; private set; }

    /// <summary>What was printed; empty until the build has ended.</summary>
    public string Output { get; private set; } = "";

    /// <summary>The firmware file; null when there is none.</summary>
    public Artifact? Firmware { get; private set; }

    /// <summary>The keymap.json that was compiled; null when there is none.</summary>
    public Artifact? KeymapFile { get; private set; }

    /// <summary>The source, complete or still without the keymap; null when there is none.</summary>
    public Artifact? Source { get; private set; }

    /// <summary>A new build, waiting for a compiler.</summary>
    /// <param name="id">Identity to give it.</param>
    /// <param name="key">What it is made of.</param>
    /// <param name="sharedAs">The form of <paramref name="key"/> other requests share it under.</param>
    /// <param name="now">The present.</param>
    public static Build Queue(Guid id, BuildKey key, string sharedAs, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new Build
        {
            Id = id,
            Key = sharedAs,
            State = BuildState.Queued,
            Keyboard = key.Keyboard,
            Keymap = key.Keymap,
            Branch = key.Branch,
            CanonicalJson = key.CanonicalJson,
            Commit = key.Commit,
            CreatedAt = now,
        };
    }

    /// <summary>The store has given the build its <see cref="Sequence"/>.</summary>
    public void TakePlace(long sequence) => Sequence = sequence;

    /// <summary>
    /// A compiler has taken the build. On a running build a new attempt takes the place of the current one.
    /// Nothing happens when the build has ended, or when the attempt is the current one or an older one.
    /// </summary>
    /// <returns>True when <paramref name="start"/> is now the current attempt.</returns>
    public bool Start(AttemptStart start)
    {
        ArgumentNullException.ThrowIfNull(start);
        if (State.IsFinal() || start.AttemptId == AttemptId || SupersededAttempts.Contains(start.AttemptId))
        {
            return false;
        }

        if (AttemptId is { } former)
        {
            SupersededAttempts = [.. SupersededAttempts, former];
        }

        State = BuildState.Running;
        AttemptId = start.AttemptId;
        Worker = start.Worker;
        StartedAt = start.StartedAt;
        Deadline = start.Deadline;
        return true;
    }

    /// <summary>
    /// An attempt has ended; the first to do so decides, whether or not it is the current one, and whether or not its start was
    /// ever heard of. A success without a firmware file is a failure.
    /// </summary>
    /// <returns>True when the build is now finished or failed by this; false when it had ended before.</returns>
    public bool Finish(AttemptResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (State.IsFinal())
        {
            return false;
        }

        if (result.AttemptId != AttemptId)
        {
            SupersededAttempts = [.. SupersededAttempts.Where(id => id != result.AttemptId)];
            Start(new AttemptStart(result.AttemptId, result.Worker, result.StartedAt, result.EndedAt));
        }

        var succeeded = result.Succeeded && result.Firmware is not null;
        Worker = result.Worker;
        StartedAt = result.StartedAt;
        Command = [.. result.Command];
        ReturnCode = result.ReturnCode;
        Commit = result.Commit ?? Commit;
        Firmware = succeeded ? result.Firmware : null;
        KeymapFile = result.Keymap;
        Source = result.Source;
        var output = succeeded || !string.IsNullOrWhiteSpace(result.Output)
            ? result.Output
            : $"The build ended with exit status {result.ReturnCode} and printed nothing.";
        End(succeeded ? BuildState.Finished : BuildState.Failed, result.EndedAt, output);
        return true;
    }

    /// <summary>Gives the build up, as no compiler will report on it any more.</summary>
    /// <param name="now">The present.</param>
    /// <param name="output">What it printed so far, and in a sentence why it is given up.</param>
    /// <returns>True when the build is now failed by this; false when it had ended before.</returns>
    public bool Fail(DateTimeOffset now, string output)
    {
        if (State.IsFinal())
        {
            return false;
        }

        ReturnCode = -1;
        End(BuildState.Failed, now, output);
        return true;
    }

    /// <summary>Ends the build because nobody wants it any more.</summary>
    /// <param name="now">The present.</param>
    /// <param name="output">What it printed so far.</param>
    /// <returns>True when the build is now cancelled by this; false when it had ended before.</returns>
    public bool Cancel(DateTimeOffset now, string output)
    {
        if (State.IsFinal())
        {
            return false;
        }

        ReturnCode = -1;
        End(BuildState.Cancelled, now, output);
        return true;
    }

    /// <summary>Lets later requests share the build under another key, or, when null, not at all.</summary>
    public void ShareAs(string? key) => Key = key;

    /// <summary>The firmware carries the keymap's name; remembers which requests that concerns.</summary>
    /// <param name="namelessKey"><see cref="BuildKey.ForAnyName"/> of what was compiled; null when that is not known.</param>
    public void MarkAsCarryingItsName(string? namelessKey) => NamelessKey = namelessKey;

    private void End(BuildState state, DateTimeOffset at, string output)
    {
        State = state;
        EndedAt = at;
        Output = output;
        Deadline = null;
    }
}
