using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Placement;

/// <summary>
/// The time in which a study may enrol. Time is counted in months from the first day of <paramref name="First"/>, which
/// is month 0 of the forecast and of the capacity calendar.
/// </summary>
/// <param name="Opens">When enrolment may begin, in months from month 0; the days gone of the first month are a fraction.</param>
/// <param name="HorizonMonths">When it must be over, likewise; the last day counts.</param>
/// <param name="Today">The month in which the study is planned: start-up begins here.</param>
public sealed record EnrolmentWindow(Month First, double Opens, double HorizonMonths, Month Today)
{
    /// <summary>Months in which a patient may start, the last one included.</summary>
    public int MonthCount => (int)Math.Ceiling(HorizonMonths);

    public static EnrolmentWindow Of(StudyDraft draft, DateOnly today)
    {
        var opensOn = draft.EnrolmentStart > today ? draft.EnrolmentStart : today;
        var first = Month.Of(opensOn);
        return new EnrolmentWindow(
            first,
            Opens: FractionOf(opensOn, daysGone: opensOn.Day - 1),
            HorizonMonths: MonthsToEnd(draft, first),
            Month.Of(today));
    }

    /// <summary>From the first day of a month to the end of the window, in months; the last day counts.</summary>
    public static double MonthsToEnd(StudyDraft draft, Month from) =>
        Month.Of(draft.EnrolmentEnd) - from + FractionOf(draft.EnrolmentEnd, draft.EnrolmentEnd.Day);

    /// <summary>What the study demands of a site, by default for its kind.</summary>
    public DemandProfile DemandOf(StudyDraft draft, Area lead) => DemandProfileDefaults.For(
        draft.Phase, draft.InterventionTypes, draft.RequiredCapabilities, lead, draft.PlannedFollowUpMonths(), Math.Max(1, MonthCount));

    /// <summary>Months of capacity to look at: a patient who starts in the last month must fit to the end.</summary>
    public int CalendarMonths(DemandProfile demand) =>
        Math.Max(1, MonthCount) + Math.Max(MaxMonthsOf(demand.PerPatient), MaxMonthsOf(demand.PerSite));

    /// <summary>When a site that needs so many months of start-up can first enrol, in months from month 0.</summary>
    public double StartAfter(int startUpMonths) => Math.Max(Opens, Today + startUpMonths - First);

    private static int MaxMonthsOf(ImmutableArray<PoolDemand> demands)
    {
        var longest = 0;
        foreach (var taken in demands)
        {
            longest = Math.Max(longest, taken.ByMonth.Length);
        }

        return longest;
    }

    private static double FractionOf(DateOnly day, int daysGone) => daysGone / (double)DateTime.DaysInMonth(day.Year, day.Month);
}
