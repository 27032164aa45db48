namespace TrialMatch.Storage.Transfer;

/// <summary>How much an export has.</summary>
public readonly record struct TransferCounts(long States, long FeedEntries);
