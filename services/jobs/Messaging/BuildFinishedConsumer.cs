using KeymapBakery.Jobs.Model;
using KeymapBakery.Jobs.Progress;
using KeymapBakery.Jobs.Store;
using KeymapBakery.Messages;
using MassTransit;

namespace KeymapBakery.Jobs.Messaging;

internal sealed class BuildFinishedConsumer(BuildProgress progress) : IConsumer<BuildFinished>
{
    public Task Consume(ConsumeContext<BuildFinished> context)
    {
        var message = context.Message;
        var result = new AttemptResult(
            message.AttemptId,
            StorableText.Clean(message.Worker),
            message.Succeeded,
            message.ReturnCode,
            [.. (message.Command ?? []).Select(StorableText.Clean)],
            StorableText.CleanOutput(message.Output ?? ""),
            message.Commit is null ? null : StorableText.Clean(message.Commit),
            ToArtifact(message.Firmware),
            ToArtifact(message.Keymap),
            ToArtifact(message.Source),
            message.StartedAt,
            message.FinishedAt,
            message.CarriesKeymapName);
        return progress.FinishAsync(message.BuildId, result, context.CancellationToken);
    }

    private static Artifact? ToArtifact(BuildArtifact? artifact) =>
        artifact is null
            ? null
            : new Artifact(
                StorableText.Clean(artifact.Key),
                StorableText.Clean(artifact.FileName),
                artifact.SizeBytes,
                StorableText.Clean(artifact.Sha256));
}
