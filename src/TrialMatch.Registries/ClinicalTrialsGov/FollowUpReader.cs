using TrialMatch.Domain.Drafts;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>
/// Reads how long each patient takes part: a patient registry's stated duration, or else the longest time at which a primary outcome is
/// measured.
/// </summary>
internal static class FollowUpReader
{
    private const string FollowUp = "follow_up_months";

    /// <param name="plannedMonths">The planning default for studies of this phase and kind, for use in the warning.</param>
    /// <returns>Null if the record does not say.</returns>
    public static int? ReadMonths(RecordNode protocol, int plannedMonths, Warnings warnings)
    {
        var stated = TimeFrame.Read(protocol["designModule"]["targetDuration"]).Months is [var registry]
            ? registry
            : FromOutcomes(protocol["outcomesModule"]["primaryOutcomes"], plannedMonths, warnings);
        return stated is { } months ? Cap(months, warnings) : null;
    }

    private static int? FromOutcomes(RecordNode outcomes, int plannedMonths, Warnings warnings)
    {
        var frames = outcomes.Items().Take(ImportLimits.ListItems).Select(outcome => TimeFrame.Read(outcome["timeFrame"])).ToList();
        if (frames.SelectMany(frame => frame.Months).ToHashSet() is not { Count: > 0 } lengths)
        {
            warnings.Add(
                FollowUp,
                $"no primary outcome says when it is measured; left open: the planning default of {Count(plannedMonths)}, for the phase and kind, is taken");
            return null;
        }

        var longest = lengths.Max();
        if (lengths.Count > 1 || frames.Any(frame => frame.IsVague))
        {
            var example = frames.First(frame => frame.Months.Contains(longest));
            warnings.Add(FollowUp, $"{Count(longest)}: the longest time named for a primary outcome, as in {RecordText.Quote(example.Text)}");
        }

        return longest;
    }

    private static string Count(int months) => months == 1 ? "1 month" : $"{months} months";

    private static int Cap(int months, Warnings warnings)
    {
        if (months > StudyDraftLimits.FollowUpMonths)
        {
            warnings.Add(FollowUp, $"the record gives {months} months; cut to the most a study can have, {StudyDraftLimits.FollowUpMonths}");
        }

        return Math.Min(months, StudyDraftLimits.FollowUpMonths);
    }
}
