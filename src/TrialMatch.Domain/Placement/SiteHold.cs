using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Placement;

/// <summary>The hold that a study wants at a trust. What is really reserved is in the trust's ledger.</summary>
/// <param name="Round">The matching round that requested it.</param>
/// <param name="Revision">The number of changes since it was requested, from 0. A trust ignores earlier revisions.</param>
/// <param name="State">Held, committed or released.</param>
/// <param name="Patients">The largest number of patients.</param>
/// <param name="Start">The first month in which the site was asked to enrol and in which its own demand begins: month 0 of
/// <paramref name="StartsByMonth"/>.</param>
/// <param name="StartsByMonth">The starts reserved, month by month.</param>
/// <param name="Demand">The demand of a patient and of the site on the trust's pools.</param>
public sealed record SiteHold(
    int Round,
    int Revision,
    HoldState State,
    int Patients,
    Month Start,
    ImmutableArray<int> StartsByMonth,
    ResolvedDemand Demand)
{
    /// <summary>
    /// The first month with a reserved start. That start may be used from <see cref="Start"/> on: starts are reserved where they are expected.
    /// </summary>
    public Month FirstStart => Start + Math.Max(0, StartsByMonth.Index().FirstOrDefault(start => start.Item > 0).Index);

    /// <summary>The capacity that it takes from each pool; empty once released.</summary>
    public ImmutableArray<PoolTake> Takes =>
        State == HoldState.Released ? [] : HoldTakes.Of(Demand, Start, StartsByMonth);

    public SiteHold InState(HoldState state) => State == state ? this : this with { State = state, Revision = Revision + 1 };

    /// <summary>
    /// Returns the part of it that an answer accepts. Only starts are dropped, the latest ones first, so it takes no more from any pool in any month
    /// than before, and every trust can grant it.
    /// </summary>
    /// <param name="patients">1 to <see cref="PatientsFrom"/> of the month.</param>
    public SiteHold ShrunkTo(int patients, Month from)
    {
        if (patients == Patients && from <= FirstStart)
        {
            return this;
        }

        var left = patients;
        var starts = StartsByMonth.ToBuilder();
        for (var i = 0; i < starts.Count; i++)
        {
            starts[i] = Start + i < from ? 0 : Math.Min(starts[i], left);
            left -= starts[i];
        }

        return this with { Patients = patients, StartsByMonth = starts.ToImmutable(), Revision = Revision + 1 };
    }

    /// <summary>Returns the number of patients who could start in a month or later.</summary>
    public int PatientsFrom(Month month) => StartsByMonth.Index().Where(start => Start + start.Index >= month).Sum(start => start.Item);

    /// <summary>Returns its starts on a calendar that begins in another month; earlier starts are left out.</summary>
    public ImmutableArray<int> StartsFrom(Month first, int months) =>
        [.. Enumerable.Range(first - Start, months).Select(i => i >= 0 && i < StartsByMonth.Length ? StartsByMonth[i] : 0)];

    /// <summary>Returns a trust's figures as they would be without this hold.</summary>
    public SiteFigures GivenBackTo(SiteFigures figures)
    {
        var takes = Takes.ToDictionary(take => take.Pool);
        return figures with
        {
            Pools = [.. figures.Pools.Select(pool => takes.TryGetValue(pool.Pool, out var take) ? GiveBack(pool, take) : pool)],
        };
    }

    private static PoolCalendar GiveBack(PoolCalendar pool, PoolTake take)
    {
        var free = pool.FreeByMonth.ToArray();
        for (var i = 0; i < free.Length; i++)
        {
            var taken = pool.From + i - take.From;
            free[i] += taken >= 0 && taken < take.Amounts.Length ? take.Amounts[taken] : 0;
        }

        return pool with { FreeByMonth = free };
    }
}
