using TrialMatch.Domain.Backtest;
using TrialMatch.Domain.Evidence;

namespace TrialMatch.Registries;

/// <summary>Gathers from registry records what a backtest needs: Norwegian trials as evidence, and of these the industry's as cases.</summary>
/// <param name="today">A trial that is to start after it has not begun.</param>
public sealed class BacktestRecords(FacilityMapper mapper, DateOnly today)
{
    /// <summary>Sites are looked for half a year before a trial starts: a planning assumption, as registries do not tell.</summary>
    private const int MonthsBeforeStart = 6;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<MappedTrial> _trials = [];
    private readonly List<BacktestCase> _cases = [];

    /// <summary>Records read.</summary>
    public int Records { get; private set; }

    public IReadOnlyList<BacktestCase> Cases => _cases;

    /// <summary>Counts a record; one that came before is not planned, nor evidence, again.</summary>
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

    /// <summary>What the records tell of all trials but one.</summary>
    public NetworkExperience ExperienceWithout(BacktestCase left) => new(
        new ExperienceSource("registry records", Records, _trials.Count - 1, FirstStart: null, LastStart: null, today, "the trial that is planned is left out"),
        ExperienceTally.Of(_trials.Where(trial => !ReferenceEquals(trial, left.Real))));
}
