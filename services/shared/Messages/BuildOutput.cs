namespace KeymapBakery.Messages;

/// <summary>
/// Lines a running build has printed, for people who watch. <see cref="BuildFinished.Output"/> is the whole and final
/// output, so a lost <see cref="BuildOutput"/> costs nothing lasting.
/// </summary>
/// <param name="BuildId">The build.</param>
/// <param name="AttemptId">The attempt, as in <see cref="BuildStarted"/>.</param>
/// <param name="FirstLine">Number of the first of <paramref name="Lines"/> in the attempt's output, counted from 0.</param>
/// <param name="Lines">The lines, without line ends.</param>
public sealed record BuildOutput(Guid BuildId, Guid AttemptId, int FirstLine, IReadOnlyList<string> Lines);
