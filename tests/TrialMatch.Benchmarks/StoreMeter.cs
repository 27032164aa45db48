using System.Diagnostics.Metrics;

namespace TrialMatch.Benchmarks;

/// <summary>Listens to the store's own metrics during a run.</summary>
internal sealed class StoreMeter : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Dictionary<string, (long Count, double Sum)> _sums = [];

    public StoreMeter()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name.StartsWith("TrialMatch", StringComparison.Ordinal))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => Add(instrument, value));
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Add(instrument, value));
        _listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Add(instrument, value));
        _listener.Start();
    }

    public void Dispose() => _listener.Dispose();

    public override string ToString()
    {
        lock (_sums)
        {
            return string.Join("; ", _sums.Select(each => $"{each.Key} {each.Value.Count} times, mean {each.Value.Sum / each.Value.Count:0.0000}"));
        }
    }

    private void Add(Instrument instrument, double value)
    {
        lock (_sums)
        {
            var (count, sum) = _sums.GetValueOrDefault(instrument.Name);
            _sums[instrument.Name] = (count + 1, sum + value);
        }
    }
}
