using TrialMatch.Domain.Calendar;

namespace TrialMatch.Cli.Embedded;

/// <summary>What a site of the demonstration recruits: what was expected of it, to the nearest patient.</summary>
/// <param name="From">The first month in which it may enrol.</param>
/// <param name="RatePerMonth">Patients a month, as expected when it was chosen.</param>
/// <param name="MonthsLate">Months at the beginning in which it recruits nobody.</param>
internal sealed record RecruitingSite(string Trust, Month From, double RatePerMonth, int MonthsLate)
{
    public int RecruitsIn(Month month) => RecruitedBy(month) - RecruitedBy(month - 1);

    private int RecruitedBy(Month month) => (int)Math.Round(RatePerMonth * Math.Max(0, month - From + 1 - MonthsLate), MidpointRounding.AwayFromZero);
}
