namespace KeymapBakery.Messages;

/// <summary>Where the artifacts of a build lie in the object store.</summary>
public static class ArtifactKeys
{
    /// <summary>Prefix of everything that belongs to a build, all attempts: <c>builds/{build id}/</c>.</summary>
    public static string BuildPrefix(Guid buildId) => $"builds/{buildId:D}/";

    /// <summary>
    /// Key of one file of one attempt: <c>builds/{build id}/{attempt id}/{file name}</c>. Attempts never share keys, so
    /// two of them running at once cannot mix their files.
    /// </summary>
    public static string Artifact(Guid buildId, Guid attemptId, string fileName) =>
        $"{BuildPrefix(buildId)}{attemptId:D}/{fileName}";
}
