using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Evidence;

namespace TrialMatch.Domain.Backtest;

/// <summary>A past trial in Norway, planned without knowledge of its sites.</summary>
/// <param name="Real">The trial and its real sites.</param>
/// <param name="Draft">The draft that its sponsor would have sent.</param>
/// <param name="PlannedOn">The date of the plan.</param>
public sealed record BacktestCase(MappedTrial Real, StudyDraft Draft, DateOnly PlannedOn);
