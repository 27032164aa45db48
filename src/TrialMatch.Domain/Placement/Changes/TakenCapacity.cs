using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Placement.Changes;

/// <summary>What the studies that could be placed so far would take, so that those after them do not get it too.</summary>
internal sealed class TakenCapacity
{
    private readonly Dictionary<TrustId, List<PoolTake>> _takes = [];

    /// <summary>Adds what a plan takes at its new sites; what sites kept from before hold is taken already.</summary>
    public void Add(PlacementPlan plan, StandingSites standing)
    {
        foreach (var site in plan.Chosen.Where(site => !standing.Kept.ContainsKey(site.Trust)))
        {
            if (!_takes.TryGetValue(site.Trust, out var takes))
            {
                _takes[site.Trust] = takes = [];
            }

            takes.AddRange(site.HoldFor(round: 1).Takes);
        }
    }

    /// <summary>Returns a trust's figures less what is taken there.</summary>
    public SiteFigures LeftOf(SiteFigures figures) => _takes.TryGetValue(figures.Profile.Id, out var takes)
        ? figures with { Pools = [.. figures.Pools.Select(pool => LeftOf(pool, takes))] }
        : figures;

    private static PoolCalendar LeftOf(PoolCalendar pool, List<PoolTake> takes)
    {
        var left = pool.FreeByMonth.ToArray();
        foreach (var take in takes.Where(take => take.Pool == pool.Pool))
        {
            for (var i = 0; i < left.Length; i++)
            {
                var month = pool.From + i - take.From;
                left[i] -= month >= 0 && month < take.Amounts.Length ? Math.Min(left[i], take.Amounts[month]) : 0;
            }
        }

        return pool with { FreeByMonth = left };
    }
}
