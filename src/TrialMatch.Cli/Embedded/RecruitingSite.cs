using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Cli.Embedded;

/// <summary>A site of the demonstration and its expected recruitment.</summary>
/// <param name="From">The first month in which it may enrol.</param>
/// <param name="RatePerMonth">Expected patients per month when it was chosen.</param>
/// <param name="Promised">The site's cap.</param>
/// <param name="MonthsLate">The months at the beginning in which it recruits nobody.</param>
internal sealed record RecruitingSite(string Trust, Month From, double RatePerMonth, int Promised, int MonthsLate)
{
    /// <summary>Returns the patients expected by the end of a month.</summary>
    public double ExpectedBy(Month month) => Math.Min(Promised, RatePerMonth * Math.Max(0, month - From + 1 - MonthsLate));
}
