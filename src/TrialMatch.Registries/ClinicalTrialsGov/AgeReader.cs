using TrialMatch.Domain.Drafts;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>Reads minimum and maximum age in completed years; null for a limit that the record does not set.</summary>
internal static class AgeReader
{
    public static (int? Minimum, int? Maximum) Read(RecordNode eligibility, Warnings warnings)
    {
        var minimum = ReadOne(eligibility["minimumAge"], warnings);
        var maximum = ReadOne(eligibility["maximumAge"], warnings);
        if (minimum > maximum)
        {
            warnings.Add(eligibility["maximumAge"], $"the oldest age, {maximum}, is below the youngest, {minimum}; both are left out");
            return (null, null);
        }

        return (minimum, maximum);
    }

    private static int? ReadOne(RecordNode node, Warnings warnings)
    {
        var age = node.Text();
        if (age.Length == 0 || age.Equals("N/A", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        if (Durations.Years(age) is not { } years || years > StudyDraftLimits.AgeYears)
        {
            warnings.Add(node, $"{RecordText.Quote(age)} is not an age of 0 to {StudyDraftLimits.AgeYears} years; left out");
            return null;
        }

        if (!age.Contains("year", StringComparison.OrdinalIgnoreCase))
        {
            warnings.Add(node, $"{RecordText.Quote(age)} is taken as {years} completed years");
        }

        return years;
    }
}
