namespace TrialMatch.Domain.Studies;

/// <summary>The first place at which a history is not what was written.</summary>
/// <param name="Version">The version at which it breaks: of the first entry that is wrong or missing.</param>
public sealed record HistoryBreak(long Version, HistoryBreakKind Kind);
