using System.Globalization;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>A date of which the day, or the day and month, may be unknown.</summary>
internal readonly record struct PartialDate(DateOnly First, DateOnly Last)
{
    /// <summary>Earlier dates are typing errors.</summary>
    private const int EarliestYear = 1900;

    /// <summary>Reads "2027-03-15", "2027-03" or "2027"; null if the text is none of these, or the year is not plausible for a study.</summary>
    public static PartialDate? Parse(string text)
    {
        if (TryParse(text, "yyyy-MM-dd", out var day))
        {
            return new PartialDate(day, day);
        }

        if (TryParse(text, "yyyy-MM", out var month))
        {
            return new PartialDate(month, month.AddMonths(1).AddDays(-1));
        }

        return TryParse(text, "yyyy", out var year) ? new PartialDate(year, new DateOnly(year.Year, 12, 31)) : null;
    }

    private static bool TryParse(string text, string format, out DateOnly date) =>
        DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
        && date.Year is >= EarliestYear and <= StudyDraftLimits.LatestYear;
}
