using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using TrialMatch.Storage.Worker;

namespace TrialMatch.Storage.Tests.Sqlite;

/// <summary>Listens to one store's metrics.</summary>
internal sealed class BatchRecorder : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<int> _batchWrites = [];
    private readonly ConcurrentQueue<double> _commitSeconds = [];
    private int _conflicts;
    private int _failedBatches;

    public BatchRecorder(OpenStore store)
    {
        var meters = store.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, meters))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, seconds, _, _) => _commitSeconds.Enqueue(seconds));
        _listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => Record(instrument.Name, value));
        _listener.Start();
    }

    /// <summary>The number of writes in each transaction that committed.</summary>
    public IReadOnlyCollection<int> BatchWrites => _batchWrites;

    public IReadOnlyCollection<double> CommitSeconds => _commitSeconds;

    public int Conflicts => _conflicts;

    public int FailedBatches => _failedBatches;

    public void Dispose() => _listener.Dispose();

    private void Record(string name, int value)
    {
        switch (name)
        {
            case "trialmatch.storage.batch.writes":
                _batchWrites.Enqueue(value);
                break;
            case "trialmatch.storage.conflicts":
                Interlocked.Add(ref _conflicts, value);
                break;
            case "trialmatch.storage.batch.failures":
                Interlocked.Add(ref _failedBatches, value);
                break;
        }
    }
}
