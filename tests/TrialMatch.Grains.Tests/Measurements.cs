using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace TrialMatch.Grains.Tests;

/// <summary>Sums what one instrument of a cluster's silos counts, from now on.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<string> _counted = new();

    private Measurements(string instrument, IReadOnlyCollection<object> factories)
    {
        _listener.InstrumentPublished = (published, listener) =>
        {
            if (published.Name == instrument && published.Meter.Scope is { } scope && factories.Contains(scope))
            {
                listener.EnableMeasurementEvents(published);
            }
        };
        _listener.SetMeasurementEventCallback<int>((_, _, tags, _) => _counted.Enqueue(string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));
        _listener.Start();
    }

    /// <summary>The labels of each count.</summary>
    public IReadOnlyCollection<string> Counted => _counted;

    public static Measurements Of(GrainCluster cluster, string instrument) => new(
        instrument, [.. cluster.Cluster.Silos.Select(silo => cluster.Cluster.GetSiloServiceProvider(silo.SiloAddress).GetRequiredService<IMeterFactory>())]);

    public void Dispose() => _listener.Dispose();
}
