using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Primitives;

namespace TrialMatch.Grains;

/// <summary>
/// What an operator can watch of studies' lives, of trusts and of the sweeps, under the meter <see cref="MeterName"/>. Labels are words
/// of the service and trusts, never studies or sponsors, so that what is exported does not grow with what is stored.
/// </summary>
internal sealed class GrainInstruments
{
    public const string MeterName = GrainsRegistration.MeterName;

    private static readonly Area[] Areas = [.. Enum.GetValues<Area>().Where(area => area != Area.Unspecified)];

    private readonly ConcurrentDictionary<string, DateTimeOffset> _lastSweeps = new(StringComparer.Ordinal);
    private readonly Counter<int> _events;
    private readonly Counter<int> _moves;
    private readonly Counter<int> _failedSteps;
    private readonly Counter<int> _refusedHolds;
    private readonly Histogram<double> _sweepSeconds;
    private readonly Counter<int> _sweptStudies;
    private readonly Counter<int> _sweepFailures;
    private volatile IReadOnlyDictionary<Area, int>? _waiting;

    public GrainInstruments(IMeterFactory meterFactory)
    {
        var meter = meterFactory.Create(MeterName);
        _events = meter.CreateCounter<int>(
            "trialmatch.study.events", "{event}", "Events written to studies' histories, by the name under which they are stored.");
        _moves = meter.CreateCounter<int>("trialmatch.study.moves", "{move}", "Moves of studies from one state to another, by both.");
        _failedSteps = meter.CreateCounter<int>(
            "trialmatch.study.step.failures", "{step}", "Steps of studies that failed and are tried again by the next call or sweep, by step.");
        _refusedHolds = meter.CreateCounter<int>(
            "trialmatch.trust.holds.refused", "{hold}", "Holds, and changes of holds, that a trust refused, by trust and reason.");
        meter.CreateObservableGauge(
            "trialmatch.waiting.studies", Waiting, "{study}", "Studies on the waiting list of an area as of its last pass, told by the silo that serves the list.");
        _sweepSeconds = meter.CreateHistogram<double>("trialmatch.sweep.duration", "s", "Time of one pass of a sweep, by sweep.");
        meter.CreateObservableGauge(
            "trialmatch.sweep.last_success", LastSweeps, "s", "When a sweep last ended a pass in which nothing failed, in Unix time, by sweep.");
        _sweptStudies = meter.CreateCounter<int>("trialmatch.sweep.studies", "{study}", "Studies that a sweep woke, told or tried to serve, by sweep.");
        _sweepFailures = meter.CreateCounter<int>(
            "trialmatch.sweep.failures", "{failure}", "Studies, trusts and passes that failed and are left to the next pass, by sweep.");
    }

    /// <summary>After the entries are stored.</summary>
    /// <param name="before">The study before them; null for none.</param>
    public void OnWritten(ImmutableArray<HistoryEntry> entries, Study? before, Study after)
    {
        foreach (var entry in entries)
        {
            _events.Add(1, Tag("event", StudyEventNames.NameOf(entry.Event)));
        }

        if (before?.State != after.State)
        {
            _moves.Add(1, Tag("from", before is null ? "none" : EnumText.InWords(before.State)), Tag("to", EnumText.InWords(after.State)));
        }
    }

    public void OnStepFailed(StudyStep step) => _failedSteps.Add(1, Tag("step", EnumText.InWords(step)));

    public void OnHoldRefused(string trust, ReserveStatus reason) => _refusedHolds.Add(1, Tag("trust", trust), Tag("reason", EnumText.InWords(reason)));

    /// <summary>This silo has been through the waiting list, or no longer serves it: null.</summary>
    public void OnWaiting(IReadOnlyDictionary<Area, int>? studiesByArea) => _waiting = studiesByArea;

    public void OnSwept(string sweep, TimeSpan duration) => _sweepSeconds.Record(duration.TotalSeconds, Tag("sweep", sweep));

    public void OnSweepSucceeded(string sweep, DateTimeOffset at) => _lastSweeps[sweep] = at;

    public void OnSweptStudy(string sweep) => _sweptStudies.Add(1, Tag("sweep", sweep));

    public void OnSweepFailure(string sweep) => _sweepFailures.Add(1, Tag("sweep", sweep));

    private IEnumerable<Measurement<int>> Waiting() => _waiting is { } waiting
        ? Areas.Select(area => new Measurement<int>(waiting.GetValueOrDefault(area), Tag("area", EnumText.InWords(area))))
        : [];

    private IEnumerable<Measurement<double>> LastSweeps() =>
        _lastSweeps.Select(sweep => new Measurement<double>(sweep.Value.ToUnixTimeMilliseconds() / 1_000.0, Tag("sweep", sweep.Key)));

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
