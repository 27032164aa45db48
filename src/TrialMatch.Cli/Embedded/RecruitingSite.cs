using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Cli.Embedded;

/// <summary>A site of the demonstration, and what is expected of it.</summary>
/// <param name="From">The first month in which it may enrol.</param>
/// <param name="RatePerMonth">Patients a month, as expected when it was chosen.</param>
/// <param name="Promised">The most patients it takes.</param>
/// <param name="MonthsLate">Months at the beginning in which it recruits nobody.</param>
internal sealed record RecruitingSite(string Trust, Month From, double RatePerMonth, int Promised, int MonthsLate)
{
    /// <summary>Patients by the end of a month.</summary>
    public double ExpectedBy(Month month) => Math.Min(Promised, RatePerMonth * Math.Max(0, month - From + 1 - MonthsLate));
}
