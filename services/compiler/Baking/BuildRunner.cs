using System.Text;
using KeymapBakery.Compiler.Artifacts;
using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Compiler.SourceArchiving;
using KeymapBakery.Compiler.Sources;
using KeymapBakery.Compiler.Telemetry;
using KeymapBakery.Compiler.Toolchain;
using KeymapBakery.Messages;
using KeymapBakery.SourceArchives;
using KeymapBakery.Sources;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Baking;

/// <summary>Makes one attempt at a build: brings the source, bakes, uploads.</summary>
internal sealed partial class BuildRunner(
    SlotPool slots,
    FirmwareRepository firmware,
    FirmwareTrees trees,
    Oven oven,
    SourceArchiveStore archives,
    ArtifactUploader uploader,
    BuildTelemetry telemetry,
    IOptions<CompilerOptions> options,
    TimeProvider time,
    ILogger<BuildRunner> logger)
{
    private readonly CompilerOptions _options = options.Value;

    /// <summary>
    /// Runs the attempt. Whatever is wrong with the build itself, its source or this machine becomes a failed build with a
    /// sentence in its output.
    /// </summary>
    /// <param name="request">The build.</param>
    /// <param name="attemptId">The attempt.</param>
    /// <param name="observer">Learns of the start and of every line of output.</param>
    /// <param name="cancellationToken">Ends the attempt at once, without a result.</param>
    /// <returns>The result; all it names is in the object store.</returns>
    /// <exception cref="Exception">The object store did not take the artifacts for longer than patience lasts.</exception>
    public async Task<BuildFinished> RunAsync(
        BuildRequested request,
        Guid attemptId,
        IBuildObserver observer,
        CancellationToken cancellationToken)
    {
        var slot = await slots.TakeAsync(cancellationToken);
        try
        {
            using var activity = BuildTelemetry.Begin(request, attemptId);
            var startedAt = time.GetUtcNow();
            observer.Started(new BuildStarted(
                request.BuildId, attemptId, _options.Name, (int)Math.Ceiling(_options.TimeLimit.TotalSeconds), startedAt));
            LogStarted(request.BuildId, attemptId, request.Keyboard);

            var output = new OutputLog(_options.Output, observer.LineAdded);
            var keymap = Encoding.UTF8.GetBytes(request.KeymapJson);
            var baked = await BakeAsync(request, slot, keymap, output, cancellationToken);
            var result = await UploadAsync(request, attemptId, baked, keymap, cancellationToken);

            var finished = new BuildFinished(
                request.BuildId, attemptId, _options.Name, result.Firmware is not null, baked.Result.ReturnCode, CommandOf(baked),
                output.ToString(), baked.Tree?.Commit, result.Firmware, result.Keymap, result.Source, startedAt, time.GetUtcNow(),
                baked.Result.CarriesKeymapName);
            telemetry.End(activity, baked.Result, finished);
            LogFinished(request.BuildId, attemptId, finished.ReturnCode, finished.FinishedAt - startedAt);
            return finished;
        }
        finally
        {
            slots.Return(slot);
        }
    }

    private async Task<Baked> BakeAsync(
        BuildRequested request, Slot slot, byte[] keymap, OutputLog output, CancellationToken cancellationToken)
    {
        var baked = new Baked(null, null, BakeResult.Ended, Source: null);
        using var limit = new CancellationTokenSource(_options.TimeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var archived = Task.FromResult<SourceArchiveIndex?>(null);
        TreeLease? lease = null;
        var phases = new BakePhases(time);
        try
        {
            var names = BuildNames.Of(request.Keyboard, request.Keymap);
            baked = baked with { Names = names };
            slot.Clear();
            var commit = await firmware.ResolveAsync(request.Branch, request.Commit, either.Token);
            // Not under the time limit: a build that reached it still comes with its source.
            archived = archives.GetAsync(commit, cancellationToken)!;
            lease = await phases.MeasureAsync("source", () => trees.TakeAsync(commit, either.Token));
            baked = baked with { Tree = lease.Tree };
            baked = baked with { Result = await oven.BakeAsync(new BakeOrder(names, keymap, lease.Tree, slot, phases), output, either.Token) };
            output.AddSentence(phases.Describe(baked.Result.Strategy));
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            output.AddSentence($"The build was ended because it reached the time limit of {_options.TimeLimit.TotalSeconds:0.###} s.");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Explain(exception, request.BuildId, output);
        }
        finally
        {
            lease?.Dispose();
        }

        return await CompleteAsync(baked, archived, request.BuildId, output);
    }

    private async Task<Baked> CompleteAsync(Baked baked, Task<SourceArchiveIndex?> archived, Guid buildId, OutputLog output)
    {
        if (baked.Tree is null)
        {
            // The archive fails for the same reason, if it was begun at all.
            return baked;
        }

        try
        {
            return baked with { Source = await archived };
        }
        catch (SourceArchiveException exception)
        {
            Explain(exception.InnerException!, buildId, output);
            if (baked.Result.Firmware is not null)
            {
                output.AddSentence("Without its source the firmware cannot be handed out.");
            }

            return baked with { Result = baked.Result with { ReturnCode = BakeResult.NotRun, Firmware = null } };
        }
    }

    private async Task<(BuildArtifact? Firmware, BuildArtifact Keymap, BuildArtifact? Source)> UploadAsync(
        BuildRequested request, Guid attemptId, Baked baked, byte[] keymap, CancellationToken cancellationToken)
    {
        // People see the names they know; keys need no more than to be distinct.
        string Key(string file) => ArtifactKeys.Artifact(request.BuildId, attemptId, file);

        var keymapUpload = uploader.UploadBytesAsync(
            Key("keymap.json"), baked.Names?.KeymapFile ?? "keymap.json", keymap, "application/json", cancellationToken);
        var firmwareArtifact = baked.Result.Firmware is { } firmware
            ? await uploader.UploadFileAsync(
                Key("firmware" + Path.GetExtension(firmware.Path)), firmware.FileName, firmware.Path, "application/octet-stream", cancellationToken)
            : null;
        // The archive of the commit; the keymap is added to it when somebody downloads it.
        var source = baked is { Source: { } archive, Names: { } names }
            ? new BuildArtifact(archive.Key, names.SourceArchive, archive.SizeBytes, archive.Sha256)
            : null;
        return (firmwareArtifact, await keymapUpload, source);
    }

    private static IReadOnlyList<string> CommandOf(Baked baked) =>
        baked is { Tree: not null, Names: not null } ? ["qmk", "compile", baked.Names.KeymapFile] : [];

    private void Explain(Exception exception, Guid buildId, OutputLog output)
    {
        if (exception is BuildRefusedException or SourceException or ToolLimitException)
        {
            LogRefused(buildId, exception.Message);
            output.AddSentence(exception.Message);
            return;
        }

        LogFailed(buildId, exception);
        output.AddSentence(
            DiskSpace.IsExhausted(exception)
                ? "The build failed because the compiler's disk is full."
                : $"The build failed because of an error in the compiler ({exception.GetType().Name}); its log says more.");
    }

    [LoggerMessage(LogLevel.Information, "Build {BuildId}, attempt {AttemptId}: started, keyboard {Keyboard}")]
    private partial void LogStarted(Guid buildId, Guid attemptId, string keyboard);

    [LoggerMessage(LogLevel.Information, "Build {BuildId}, attempt {AttemptId}: ended with {ReturnCode} after {Duration}")]
    private partial void LogFinished(Guid buildId, Guid attemptId, int returnCode, TimeSpan duration);

    [LoggerMessage(LogLevel.Information, "Build {BuildId} cannot be made: {Reason}")]
    private partial void LogRefused(Guid buildId, string reason);

    [LoggerMessage(LogLevel.Error, "Build {BuildId} failed because of an error in the compiler")]
    private partial void LogFailed(Guid buildId, Exception exception);

    // What an attempt has come to so far.
    private sealed record Baked(BuildNames? Names, FirmwareTree? Tree, BakeResult Result, SourceArchiveIndex? Source);
}
