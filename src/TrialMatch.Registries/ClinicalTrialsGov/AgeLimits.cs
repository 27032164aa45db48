using TrialMatch.Domain.Studies;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>Youngest and oldest age in whole years; a limit the record does not set is left open.</summary>
internal static class AgeLimits
{
    public static (int? Minimum, int? Maximum) Read(JsonView eligibility, Notes notes)
    {
        var minimum = ReadOne("minimum_age_years", eligibility["minimumAge"].Text(), notes);
        var maximum = ReadOne("maximum_age_years", eligibility["maximumAge"].Text(), notes);
        if (minimum > maximum)
        {
            notes.Warn("maximum_age_years", $"the record's oldest age, {maximum}, is below its youngest, {minimum}; both left out");
            return (null, null);
        }

        return (minimum, maximum);
    }

    private static int? ReadOne(string field, string age, Notes notes)
    {
        if (age.Length == 0 || age.StartsWith("N/A", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        if (Timespans.Years(age) is not { } years)
        {
            notes.Warn(field, $"\"{TextCleaner.Shorten(age, 40)}\" is no age; left out");
            return null;
        }

        return Math.Min(years, StudyDraftLimits.AgeYears);
    }
}
