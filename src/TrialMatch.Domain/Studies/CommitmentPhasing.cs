using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Studies;

/// <summary>
/// Lays out a running site's commitment anew after a report. Reported months keep the patients that were recruited, and unused starts move to later
/// months while there is room. Where there is none, the cap falls.
/// </summary>
public static class CommitmentPhasing
{
    /// <param name="site">A site of a placed study.</param>
    /// <param name="figures">The trust's figures for <see cref="QueryMonths"/> from the hold's start on.</param>
    /// <param name="isEnrolmentOver">Whether enrolment is over: the remaining starts are released.</param>
    /// <param name="thisMonth">The present month. No start can move to an earlier one.</param>
    /// <param name="lastMonth">The last month of the study's window.</param>
    /// <exception cref="ArgumentException">The site has not accepted.</exception>
    public static SiteHold Rephase(StudySite site, SiteFigures figures, bool isEnrolmentOver, Month thisMonth, Month lastMonth)
    {
        var (accepted, granted) = (AcceptedBy(site), site.Granted);
        var layout = new CommitmentLayout(
            accepted,
            site.Recruited,
            RoomFor(granted, figures, QueryMonths(site, lastMonth)),
            Math.Max(0, FirstLeft(site, thisMonth) - accepted.Start),
            WindowMonths(accepted, lastMonth));
        var (patients, starts) = layout.Lay(isEnrolmentOver);
        return granted.Patients == patients && starts.SequenceEqual(granted.StartsFrom(granted.Start, starts.Length))
            ? granted
            : granted with { Patients = patients, StartsByMonth = starts, Revision = site.Hold.Revision + 1 };
    }

    /// <summary>Returns the number of months of the trust's calendar that the layout needs.</summary>
    public static int QueryMonths(StudySite site, Month lastMonth)
    {
        var accepted = AcceptedBy(site);
        var reported = site.Recruited.IsEmpty ? 0 : site.Recruited.Keys.Last() - accepted.Start + 1;
        return Math.Max(WindowMonths(accepted, lastMonth), reported)
            + accepted.Demand.PerPatient.Concat(accepted.Demand.PerSite).Select(taken => taken.ByMonth.Length).DefaultIfEmpty().Max();
    }

    private static SiteHold AcceptedBy(StudySite site) =>
        site.Accepted ?? throw new ArgumentException($"Expected a site that accepted; {site.Trust} is {EnumText.Of(site.State)}.", nameof(site));

    private static int WindowMonths(SiteHold accepted, Month lastMonth) => Math.Max(accepted.StartsByMonth.Length, lastMonth - accepted.Start + 1);

    /// <summary>Returns the month after the last reported one, but not before the present month.</summary>
    private static Month FirstLeft(StudySite site, Month thisMonth)
    {
        var reported = site.Recruited.Keys.Select(month => (Month?)(month + 1)).Max();
        return reported > thisMonth ? reported.Value : thisMonth;
    }

    /// <summary>
    /// Returns the capacity available to the study at the trust: what it has, plus what is free. In a past month that is over capacity, it keeps what it has.
    /// </summary>
    private static ImmutableArray<PoolCalendar> RoomFor(SiteHold granted, SiteFigures figures, int months)
    {
        var free = WithPoolsOf(granted, figures, months).Pools
            .Select(pool => pool with { FreeByMonth = pool.FreeByMonth.ToArray().Select(amount => Math.Max(0, amount)).ToArray() });
        return granted.GivenBackTo(figures with { Pools = [.. free] }).Pools;
    }

    /// <summary>
    /// After a change of the network file, other pools may meet the demand. The commitment then stays in its pools, where nothing more is free.
    /// </summary>
    private static SiteFigures WithPoolsOf(SiteHold hold, SiteFigures figures, int months)
    {
        var none = new int[months];
        var missing = hold.Demand.PerPatient.Concat(hold.Demand.PerSite)
            .Select(taken => taken.Pool)
            .Distinct()
            .Where(pool => figures.Pools.All(known => known.Pool != pool));
        return figures with { Pools = [.. figures.Pools, .. missing.Select(pool => new PoolCalendar(pool, hold.Start, none))] };
    }
}
