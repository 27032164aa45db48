using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Tests.Studies.Life;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Studies.TwoSteps;

/// <summary>
/// What is held on each day of the coming months, by kind of capacity. Each trust, pool and month counts as one, as do all of its units together, so
/// that minutes and patients can be added. Patients count in the condition groups that are asked for.
/// </summary>
internal sealed class HeldShares
{
    private const int MonthsAhead = 24;

    private readonly World _world;
    private readonly Dictionary<(TrustId Trust, PoolId Pool), PoolKind> _kinds;
    private readonly Dictionary<(StudyId Study, TrustId Trust), Dictionary<PoolKind, double>> _held = [];
    private readonly HashSet<(StudyId Study, TrustId Trust)> _committed = [];
    private readonly Dictionary<PoolKind, int> _declaredMonths;
    private int _days;

    public HeldShares(World world, IEnumerable<SimulatedRequest> requests)
    {
        _world = world;
        var groups = requests.Select(request => Classifier.Classify(StudySubject.Of(request.Draft)).ConditionGroup).Distinct().ToHashSet();
        var pools = world.Profiles.SelectMany(profile => profile.Pools
            .Where(pool => pool.Pool.Kind != PoolKind.EligiblePatients || groups.Contains(pool.Pool.ConditionGroup))
            .Select(pool => (Trust: profile.Id, pool.Pool)))
            .ToList();
        _kinds = pools.ToDictionary(each => (each.Trust, each.Pool.Id), each => each.Pool.Kind);

        // Every year declares the same, so these months are as many as any others.
        var from = Month.Of(OsloTime.DateAt(world.Now));
        _declaredMonths = pools.GroupBy(each => each.Pool.Kind).ToDictionary(
            kind => kind.Key, kind => kind.Sum(each => Enumerable.Range(0, MonthsAhead).Count(i => DeclaredIn(each.Trust, each.Pool.Id, from + i) > 0)));
    }

    /// <summary>Notes what is held now, for a day.</summary>
    public void NoteDay()
    {
        var from = Month.Of(OsloTime.DateAt(_world.Now)) + 1;
        _days++;
        foreach (var (trust, ledger) in _world.Ledgers)
        {
            foreach (var hold in ledger.Holds.Values)
            {
                NoteHold(trust, hold, from);
            }
        }
    }

    /// <summary>Returns the share of declared capacity that was held on an average day, for each kind.</summary>
    /// <param name="onlyInVain">Whether only holds count that did not become a commitment.</param>
    public IReadOnlyDictionary<PoolKind, double> OfDeclared(bool onlyInVain) =>
        _declaredMonths.Where(each => each.Value > 0).OrderBy(each => each.Key)
            .ToDictionary(each => each.Key, each => Held(each.Key, onlyInVain) / each.Value / _days);

    private double Held(PoolKind kind, bool onlyInVain) =>
        _held.Where(each => !onlyInVain || !_committed.Contains(each.Key)).Sum(each => each.Value.GetValueOrDefault(kind));

    private void NoteHold(TrustId trust, Hold hold, Month from)
    {
        if (hold.State == HoldState.Committed)
        {
            _committed.Add((hold.Study, trust));
        }

        if (hold.State != HoldState.Held)
        {
            return;
        }

        if (!_held.TryGetValue((hold.Study, trust), out var byKind))
        {
            _held[(hold.Study, trust)] = byKind = [];
        }

        foreach (var take in hold.Takes)
        {
            var kind = _kinds[(trust, take.Pool)];
            byKind[kind] = byKind.GetValueOrDefault(kind) + Enumerable.Range(0, MonthsAhead).Sum(i => ShareOf(take, trust, from + i));
        }
    }

    private double ShareOf(PoolTake take, TrustId trust, Month month)
    {
        var i = month - take.From;
        return i >= 0 && i < take.Amounts.Length && take.Amounts[i] > 0 ? take.Amounts[i] / (double)DeclaredIn(trust, take.Pool, month) : 0;
    }

    private long DeclaredIn(TrustId trust, PoolId pool, Month month)
    {
        var ledger = _world.Ledgers[trust];
        return ledger.FreeIn(pool, month) + ledger.HeldIn(pool, month) + ledger.CommittedIn(pool, month);
    }
}
