namespace KeymapBakery.Jobs.Model;

/// <summary>One client's request for a firmware. Jobs that differ in nothing but the keymap's name share one <see cref="Model.Build"/>.</summary>
public sealed class Job
{
    private Job()
    {
    }

    /// <summary>The job; chosen by the client.</summary>
    public Guid Id { get; private set; }

    /// <summary>The build that does the work.</summary>
    public Guid BuildId { get; private set; }

    /// <summary>The build that does the work.</summary>
    public Build Build { get; private set; } = null!;

    /// <summary>When the client asked.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When the client cancelled it; null when it did not.</summary>
    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>Path of the keyboard below <c>keyboards/</c>.</summary>
    public string Keyboard { get; private set; } = "";

    /// <summary>Name of the keymap.</summary>
    public string Keymap { get; private set; } = "";

    /// <summary>Name of the layout macro.</summary>
    public string Layout { get; private set; } = "";

    /// <summary>Branch as the client asked for it; empty for the default.</summary>
    public string Branch { get; private set; } = "";

    /// <summary>The keymap as the client posted it, JSON text.</summary>
    public string PostedJson { get; private set; } = "";

    /// <summary>What was asked for, as <see cref="KeymapRequest.Fingerprint"/>.</summary>
    public string Fingerprint { get; private set; } = "";

    /// <summary>Text by which the client says that a request is the same as before; null when it said none.</summary>
    public string? IdempotencyKey { get; private set; }

    /// <summary>Of a job with an <see cref="IdempotencyKey"/>, what exactly was submitted under it, as <see cref="Submission.Digest"/>.</summary>
    public string? SubmissionDigest { get; private set; }

    /// <summary>Cancelled when the client did so, else as far as the build has come.</summary>
    public BuildState State => CancelledAt is null ? Build.State : BuildState.Cancelled;

    /// <summary>A new job for which <paramref name="build"/> does the work.</summary>
    /// <param name="id">Identity the client chose.</param>
    /// <param name="submission">What the client wants.</param>
    /// <param name="build">The build.</param>
    /// <param name="now">The present.</param>
    public static Job Create(Guid id, Submission submission, Build build, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(submission);
        ArgumentNullException.ThrowIfNull(build);
        var request = submission.Keymap;
        return new Job
        {
            Id = id,
            BuildId = build.Id,
            Build = build,
            CreatedAt = now,
            Keyboard = request.Keyboard,
            Keymap = request.Keymap,
            Layout = request.Layout,
            Branch = request.Branch,
            PostedJson = request.PostedJson,
            Fingerprint = request.Fingerprint(),
            IdempotencyKey = submission.IdempotencyKey,
            SubmissionDigest = submission.IdempotencyKey is null ? null : submission.Digest(),
        };
    }

    /// <summary>Lets another build do the work.</summary>
    public void MoveTo(Build build)
    {
        ArgumentNullException.ThrowIfNull(build);
        BuildId = build.Id;
        Build = build;
    }

    /// <summary>The client does not want it any more.</summary>
    /// <returns>True when the job is now cancelled by this; false when it had ended before.</returns>
    public bool Cancel(DateTimeOffset now)
    {
        if (State.IsFinal())
        {
            return false;
        }

        CancelledAt = now;
        return true;
    }
}
