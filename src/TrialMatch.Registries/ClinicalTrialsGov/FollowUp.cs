using TrialMatch.Domain.Studies;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>How long each patient takes part: the longest time at which a primary outcome is measured.</summary>
internal static class FollowUp
{
    private const string Field = "follow_up_months";

    public static int ReadMonths(JsonView outcomes, ImportDefaults defaults, Notes notes)
    {
        var months = outcomes["primaryOutcomes"].Items()
            .Select(outcome => Timespans.LongestMonths(outcome["timeFrame"].Text()))
            .Max();
        if (months is not { } longest)
        {
            notes.Warn(Field, $"no primary outcome says when it is measured; assumed {defaults.FollowUpMonths} (planning default)");
            return defaults.FollowUpMonths;
        }

        notes.Warn(Field, $"{longest}: the longest time at which a primary outcome is measured");
        return Math.Min(longest, StudyDraftLimits.FollowUpMonths);
    }
}
