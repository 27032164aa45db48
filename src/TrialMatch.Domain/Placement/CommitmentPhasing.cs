using System.Collections.Immutable;
using TrialMatch.Domain.Calendar;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Fitting;
using TrialMatch.Domain.Studies;

namespace TrialMatch.Domain.Placement;

/// <summary>
/// Lays a running site's commitment out anew after what was recruited (design §6.2): months that are reported hold what they
/// recruited, and the starts that went unused move to later months while there is room. If there is none, the cap falls.
/// </summary>
public static class CommitmentPhasing
{
    /// <param name="site">A site of a placed study.</param>
    /// <param name="figures">The trust's figures over <see cref="QueryMonths"/> from the hold's start on.</param>
    /// <param name="isEnrolmentOver">The last patient is in: starts that are left are given back.</param>
    /// <param name="thisMonth">No start can be moved before it.</param>
    /// <param name="lastMonth">The last month of the study's window.</param>
    public static SiteHold Rephase(StudySite site, SiteFigures figures, bool isEnrolmentOver, Month thisMonth, Month lastMonth)
    {
        var hold = site.Granted;
        var months = Math.Max(hold.StartsByMonth.Length, lastMonth - hold.Start + 1);
        var firstLeft = Math.Clamp(FirstLeft(site, thisMonth) - hold.Start, 0, months);
        var free = hold.GivenBackTo(WithPoolsOf(hold, figures, QueryMonths(site, lastMonth))).Pools;
        var past = Fitting(hold, PastStarts(site, months, firstLeft), free);
        var left = isEnrolmentOver ? 0 : Math.Max(0, hold.Patients - site.RecruitedPatients);
        var starts = left == 0 ? past : WithLeft(hold, past, free, firstLeft, months, left);
        return starts.SequenceEqual(hold.StartsFrom(hold.Start, months)) && hold.Patients >= site.RecruitedPatients
            ? hold
            : hold with
            {
                StartsByMonth = starts,
                Patients = Math.Max(1, Math.Max(site.RecruitedPatients, starts.Sum())),
                Revision = site.Hold.Revision + 1,
            };
    }

    /// <summary>Months of the trust's calendar that a re-phasing looks at.</summary>
    public static int QueryMonths(StudySite site, Month lastMonth) =>
        Math.Max(site.Granted.StartsByMonth.Length, lastMonth - site.Granted.Start + 1)
        + site.Granted.Demand.PerPatient.Concat(site.Granted.Demand.PerSite).Select(taken => taken.ByMonth.Length).DefaultIfEmpty().Max();

    /// <summary>A network file that changed since may meet the demand from other pools. What was committed stays where it is, and nothing more is free there.</summary>
    private static SiteFigures WithPoolsOf(SiteHold hold, SiteFigures figures, int months)
    {
        var none = new int[months];
        var missing = hold.Demand.PerPatient.Concat(hold.Demand.PerSite)
            .Select(taken => taken.Pool)
            .Distinct()
            .Where(pool => figures.Pools.All(known => known.Pool != pool));
        return figures with { Pools = [.. figures.Pools, .. missing.Select(pool => new PoolCalendar(pool, hold.Start, none))] };
    }

    /// <summary>The month after the last one reported, and not before the present one.</summary>
    private static Month FirstLeft(StudySite site, Month thisMonth)
    {
        var reported = site.Recruited.Keys.Select(month => (Month?)(month + 1)).Max();
        return reported > thisMonth ? reported.Value : thisMonth;
    }

    /// <summary>What was recruited where that is reported, and what was planned where it is not.</summary>
    private static ImmutableArray<int> PastStarts(StudySite site, int months, int firstLeft)
    {
        var planned = site.Granted.StartsFrom(site.Granted.Start, months);
        return
        [
            .. Enumerable.Range(0, months).Select(i =>
                i >= firstLeft ? 0 : site.Recruited.TryGetValue(site.Granted.Start + i, out var recruited) ? recruited : planned[i]),
        ];
    }

    /// <summary>
    /// More may have been recruited in a month than there is room for: as much of it is reserved as fits, the earliest first. Where
    /// a pool is over-full through others, as a month that is over may be, what the hold takes there already fits.
    /// </summary>
    private static ImmutableArray<int> Fitting(SiteHold hold, ImmutableArray<int> starts, ImmutableArray<PoolCalendar> free)
    {
        var fitting = starts.ToBuilder();
        for (var month = fitting.Count - 1; month >= 0 && !Fits(hold, fitting.ToImmutable(), free); month--)
        {
            while (fitting[month] > 0 && !Fits(hold, fitting.ToImmutable(), free))
            {
                fitting[month]--;
            }
        }

        return fitting.ToImmutable();
    }

    private static bool Fits(SiteHold hold, ImmutableArray<int> starts, ImmutableArray<PoolCalendar> free)
    {
        var taken = hold.Takes.ToDictionary(take => take.Pool);
        return HoldTakes.Of(hold.Demand, hold.Start, starts).All(take =>
        {
            var pool = free.First(calendar => calendar.Pool == take.Pool);
            return take.Amounts.Index().All(month => month.Item <= Math.Max(
                FreeIn(pool, take.From + month.Index),
                taken.TryGetValue(take.Pool, out var before) ? AmountIn(before, take.From + month.Index) : 0));
        });
    }

    private static ImmutableArray<int> WithLeft(
        SiteHold hold, ImmutableArray<int> past, ImmutableArray<PoolCalendar> free, int firstLeft, int months, int left)
    {
        if (firstLeft >= months)
        {
            return past;
        }

        var problem = new FitProblem
        {
            Pools = [.. Left(hold, past, free).Select(pool => new FreeCapacity(pool.Pool, Array.ConvertAll(pool.FreeByMonth.ToArray(), amount => Math.Max(0, amount))))],
            PerPatient = hold.Demand.PerPatient,
            StartMonth = firstLeft,
            EndMonth = months,
            MaxPatients = left,
        };
        var even = new double[problem.CalendarMonths];
        even.AsSpan(firstLeft, months - firstLeft).Fill(1);
        var laid = StartsLayout.Lay(problem, even).StartsByMonth;
        return [.. past.Select((starts, month) => starts + laid[month])];
    }

    /// <summary>What the starts leave of each pool; below 0 where they overdraw it.</summary>
    private static IEnumerable<PoolCalendar> Left(SiteHold hold, ImmutableArray<int> starts, ImmutableArray<PoolCalendar> free)
    {
        var takes = HoldTakes.Of(hold.Demand, hold.Start, starts).ToDictionary(take => take.Pool);
        return free.Select(pool => takes.TryGetValue(pool.Pool, out var take)
            ? pool with { FreeByMonth = pool.FreeByMonth.ToArray().Select((amount, i) => amount - AmountIn(take, pool.From + i)).ToArray() }
            : pool);
    }

    private static int FreeIn(PoolCalendar pool, Month month) =>
        month >= pool.From && month < pool.From + pool.FreeByMonth.Length ? pool.FreeByMonth.Span[month - pool.From] : 0;

    private static int AmountIn(PoolTake take, Month month) =>
        month >= take.From && month < take.From + take.Amounts.Length ? take.Amounts[month - take.From] : 0;
}
