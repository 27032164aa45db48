using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;

namespace TrialMatch.Grains;

/// <summary>What an operator can watch of studies' lives and of the sweeps, under the meter <see cref="MeterName"/>.</summary>
internal sealed class GrainInstruments
{
    public const string MeterName = GrainsRegistration.MeterName;

    private readonly Counter<int> _events;
    private readonly Histogram<double> _sweepSeconds;

    public GrainInstruments(IMeterFactory meterFactory)
    {
        var meter = meterFactory.Create(MeterName);
        _events = meter.CreateCounter<int>(
            "trialmatch.study.events", "{event}", "Events written to studies' histories, by the name under which they are stored.");
        _sweepSeconds = meter.CreateHistogram<double>("trialmatch.sweep.duration", "s", "Time of one pass of a sweep, by sweep.");
    }

    /// <summary>After the entries are stored.</summary>
    public void OnWritten(ImmutableArray<HistoryEntry> entries)
    {
        foreach (var entry in entries)
        {
            _events.Add(1, new KeyValuePair<string, object?>("event", StudyEventNames.NameOf(entry.Event)));
        }
    }

    public void OnSwept(string sweep, TimeSpan duration) =>
        _sweepSeconds.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("sweep", sweep));
}
