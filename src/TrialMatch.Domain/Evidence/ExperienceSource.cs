namespace TrialMatch.Domain.Evidence;

/// <summary>What experience rests on.</summary>
/// <param name="Registry">Its name.</param>
/// <param name="Records">Records read, of all countries.</param>
/// <param name="Trials">Of these, trials that count as experience of one trust or more.</param>
/// <param name="FirstStart">When the first of these trials began; null where there are none.</param>
/// <param name="LastStart">When the last of them began; null where there are none.</param>
/// <param name="ReadOn">The day the records were read.</param>
/// <param name="Note">How patients and months were estimated, in words that can be shown.</param>
public sealed record ExperienceSource(
    string Registry,
    long Records,
    int Trials,
    DateOnly? FirstStart,
    DateOnly? LastStart,
    DateOnly ReadOn,
    string Note);
