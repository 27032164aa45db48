using TrialMatch.Domain.Backtest;
using TrialMatch.Domain.Evidence;

namespace TrialMatch.Registries;

/// <summary>
/// Collects the data for a backtest from registry records: Norwegian trials as evidence, and the industry trials among them as cases.
/// </summary>
/// <param name="today">A trial whose start is after this day has not begun.</param>
public sealed class BacktestRecords(FacilityMapper mapper, DateOnly today)
{
    /// <summary>Site selection takes place half a year before a trial starts: a planning assumption, as registries do not record it.</summary>
    private const int MonthsBeforeStart = 6;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<MappedTrial> _trials = [];
    private readonly List<BacktestCase> _cases = [];

    /// <summary>The number of records read.</summary>
    public int Records { get; private set; }

    public IReadOnlyList<BacktestCase> Cases => _cases;

    /// <summary>Adds a record. A record seen before is not used again.</summary>
    public void Add(StreamedRecord record)
    {
        Records++;
        var isRepeated = record.RegistryId is { Length: > 0 } id && !_seen.Add(id);
        if (isRepeated || !record.HasNorwegianSites)
        {
            return;
        }

        var mapped = MappedTrial.Of(record.ReadTrial(today), mapper);
        _trials.Add(mapped);
        if (mapped.Trial is { IsIndustry: true, HasStarted: true, Start: { } start } && !mapped.Trusts.IsEmpty)
        {
            var plannedOn = start.AddMonths(-MonthsBeforeStart);
            if (record.Import(new ImportContext(plannedOn, ImportDefaults.Planning)).Draft is { } draft)
            {
                _cases.Add(new BacktestCase(mapped, draft, plannedOn));
            }
        }
    }

    /// <summary>Returns the evidence from all trials except one.</summary>
    public NetworkExperience ExperienceWithout(BacktestCase left) => new(
        new ExperienceSource("registry records", Records, _trials.Count - 1, FirstStart: null, LastStart: null, today, "the trial that is planned is left out"),
        ExperienceTally.Of(_trials.Where(trial => !ReferenceEquals(trial, left.Real))));
}
