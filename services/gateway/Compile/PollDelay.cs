using System.Globalization;
using KeymapBakery.Protos.Jobs.V1;

namespace KeymapBakery.Gateway.Compile;

/// <summary>When it makes sense to ask for a job again.</summary>
internal static class PollDelay
{
    private const int Shortest = 1;
    private const int Longest = 15;
    private const int WhenUnknown = 3;

    // A few questions on the way, for whoever shows how far it is; the estimate may also be wrong.
    private const int QuestionsUntilEnd = 4;

    /// <summary>Puts <c>Retry-After</c> on an answer about a job that has not ended.</summary>
    public static void Write(HttpResponse response, Job job)
    {
        if (!JobAnswers.IsFinal(job.State))
        {
            response.Headers.RetryAfter = SecondsFor(job).ToString(CultureInfo.InvariantCulture);
        }
    }

    private static int SecondsFor(Job job) =>
        job.Build is { HasEstimatedSeconds: true } build
            ? Math.Clamp(build.EstimatedSeconds / QuestionsUntilEnd, Shortest, Longest)
            : WhenUnknown;
}
