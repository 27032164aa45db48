namespace TrialMatch.Domain.Studies;

/// <summary>Where a history ends. Kept apart from the history, so that a shortened history is noticed.</summary>
/// <param name="Version">The version of the last entry.</param>
/// <param name="Hash">Its hash in the chain, 64 hexadecimal digits.</param>
public sealed record HistoryHead(long Version, string Hash);
