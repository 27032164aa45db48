using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace TrialMatch.Storage;

/// <summary>The store's metrics, under the meter <see cref="MeterName"/>. A batch is counted after its callers are answered.</summary>
public sealed class StorageInstruments
{
    public const string MeterName = "TrialMatch.Storage";

    /// <summary>Spans of writes to the store, as part of the call that makes them.</summary>
    internal static readonly ActivitySource Activities = new(MeterName);

    private readonly Histogram<int> _batchWrites;
    private readonly Histogram<double> _commitSeconds;
    private readonly Counter<int> _conflicts;
    private readonly Counter<int> _failedBatches;

    public StorageInstruments(IMeterFactory meterFactory)
    {
        var meter = meterFactory.Create(MeterName);
        _batchWrites = meter.CreateHistogram<int>(
            "trialmatch.storage.batch.writes", "{write}", "Writes that shared one transaction.");
        _commitSeconds = meter.CreateHistogram<double>(
            "trialmatch.storage.commit.duration", "s", "Time the commit took, its sync to disk included.");
        _conflicts = meter.CreateCounter<int>(
            "trialmatch.storage.conflicts", "{write}", "Writes refused because the state had changed.");
        _failedBatches = meter.CreateCounter<int>(
            "trialmatch.storage.batch.failures", "{batch}", "Transactions that failed as a whole.");
    }

    internal void OnCommitted(int writes, TimeSpan commitDuration)
    {
        _batchWrites.Record(writes);
        _commitSeconds.Record(commitDuration.TotalSeconds);
    }

    internal void OnConflict() => _conflicts.Add(1);

    internal void OnBatchFailed() => _failedBatches.Add(1);
}
