using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Evidence;

namespace TrialMatch.Domain.Backtest;

/// <summary>A trial that was done in Norway, planned as if nobody knew where.</summary>
/// <param name="Real">Where it was done.</param>
/// <param name="Draft">What its sponsor would have asked for.</param>
/// <param name="PlannedOn">The day on which it is planned.</param>
public sealed record BacktestCase(MappedTrial Real, StudyDraft Draft, DateOnly PlannedOn);
