namespace TrialMatch.Domain.Evidence;

/// <summary>The registry records behind experience.</summary>
/// <param name="Registry">The registry's name.</param>
/// <param name="Records">The number of records read, in all countries.</param>
/// <param name="Trials">The number of these trials that count as experience of at least one trust.</param>
/// <param name="FirstStart">The start of the first of these trials; null where there are none.</param>
/// <param name="LastStart">The start of the last of these trials; null where there are none.</param>
/// <param name="ReadOn">The date on which the records were read.</param>
/// <param name="Note">The method by which patients and months were estimated, in words for display.</param>
public sealed record ExperienceSource(
    string Registry,
    long Records,
    int Trials,
    DateOnly? FirstStart,
    DateOnly? LastStart,
    DateOnly ReadOn,
    string Note);
