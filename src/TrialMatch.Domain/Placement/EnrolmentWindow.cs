using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Placement;

/// <summary>
/// The window in which a study may enrol. Time is in months from the first day of <paramref name="First"/>, which is month 0 of the forecast and of
/// the capacity calendar.
/// </summary>
/// <param name="Opens">The start of enrolment in months from month 0; the days before it are a fraction of a month.</param>
/// <param name="HorizonMonths">The end of enrolment in months from month 0; the last day is included.</param>
/// <param name="Today">The month of the plan, in which start-up begins.</param>
public sealed record EnrolmentWindow(Month First, double Opens, double HorizonMonths, Month Today)
{
    /// <summary>The number of months in which a patient may start.</summary>
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

    /// <summary>Returns the months from the first day of a month to the end of the window; the last day is included.</summary>
    public static double MonthsToEnd(StudyDraft draft, Month from) =>
        Month.Of(draft.EnrolmentEnd) - from + FractionOf(draft.EnrolmentEnd, draft.EnrolmentEnd.Day);

    /// <summary>Returns the default demand profile of the study.</summary>
    public DemandProfile DemandOf(StudyDraft draft, Area lead) => DemandProfileDefaults.For(
        draft.Phase, draft.InterventionTypes, draft.RequiredCapabilities, lead, draft.PlannedFollowUpMonths(), Math.Max(1, MonthCount));

    /// <summary>Returns the number of months of capacity to consider: a patient who starts in the last month must fit until the end of follow-up.</summary>
    public int CalendarMonths(DemandProfile demand) =>
        Math.Max(1, MonthCount) + Math.Max(MaxMonthsOf(demand.PerPatient), MaxMonthsOf(demand.PerSite));

    /// <summary>Returns when a site with a given start-up can first enrol, in months from month 0.</summary>
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
