using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Placement;

/// <summary>What a study wants a trust to keep for it. The study says what is wanted; the trust's ledger alone says what is.</summary>
/// <param name="Round">The matching round that asked for it.</param>
/// <param name="Revision">Counts the changes since it was asked for, from 0: a trust never goes back to an earlier one.</param>
/// <param name="State">Held, committed or released.</param>
/// <param name="Patients">The most patients it is for.</param>
/// <param name="Start">The first month in which the site was asked to enrol, from which its own demand is laid: month 0 of
/// <paramref name="StartsByMonth"/>.</param>
/// <param name="StartsByMonth">Enrolments reserved, month by month.</param>
/// <param name="Demand">What a patient and the site take from the trust's pools.</param>
public sealed record SiteHold(
    int Round,
    int Revision,
    HoldState State,
    int Patients,
    Month Start,
    ImmutableArray<int> StartsByMonth,
    ResolvedDemand Demand)
{
    /// <summary>The first month for which a start is reserved. It may be used from <see cref="Start"/> on: a single start is laid where it is expected.</summary>
    public Month FirstStart => Start + Math.Max(0, StartsByMonth.Index().FirstOrDefault(start => start.Item > 0).Index);

    /// <summary>What it takes from each pool; nothing once released.</summary>
    public ImmutableArray<PoolTake> Takes =>
        State == HoldState.Released ? [] : HoldTakes.Of(Demand, Start, StartsByMonth);

    public SiteHold InState(HoldState state) => State == state ? this : this with { State = state, Revision = Revision + 1 };

    /// <summary>
    /// The part of it that an answer accepts. Only starts fall away, the latest ones first, so it takes from no pool and
    /// month more than before and every trust can grant it.
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

    /// <summary>Patients who could start in a month or later.</summary>
    public int PatientsFrom(Month month) => StartsByMonth.Index().Where(start => Start + start.Index >= month).Sum(start => start.Item);

    /// <summary>Its starts on a calendar that begins in another month; what lies before is left out.</summary>
    public ImmutableArray<int> StartsFrom(Month first, int months) =>
        [.. Enumerable.Range(first - Start, months).Select(i => i >= 0 && i < StartsByMonth.Length ? StartsByMonth[i] : 0)];

    /// <summary>A trust's figures as they would be without this hold.</summary>
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
