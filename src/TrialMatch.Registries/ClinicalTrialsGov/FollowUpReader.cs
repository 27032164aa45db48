using System.Text.RegularExpressions;
using TrialMatch.Domain.Studies;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>How long each patient takes part: a patient registry's stated duration, else the longest time at which a primary outcome is measured.</summary>
internal static class FollowUpReader
{
    private const string FollowUp = "follow_up_months";

    /// <summary>Words that make a time frame a bound or an estimate: it ends with an event.</summary>
    private static readonly Regex Vague = new("up ?to|minimum|at least|average|approximate|estimated|progression|death|relapse|completion|whichever", Patterns.Linear);

    public static int ReadMonths(RecordNode protocol, ImportDefaults defaults, Warnings warnings)
    {
        var stated = Durations.Months(protocol["designModule"]["targetDuration"].Text()).ToList();
        return stated is [var months]
            ? Cap(months, warnings)
            : Cap(FromOutcomes(protocol["outcomesModule"]["primaryOutcomes"], defaults, warnings), warnings);
    }

    private static int FromOutcomes(RecordNode outcomes, ImportDefaults defaults, Warnings warnings)
    {
        var frames = outcomes.Items().Take(ImportLimits.ListItems).Select(outcome => outcome["timeFrame"].Text()).ToList();
        var lengths = frames.SelectMany(Durations.Months).Distinct().ToList();
        if (lengths.Count == 0)
        {
            warnings.Add(FollowUp, $"no primary outcome says when it is measured; the planning default of {Count(defaults.FollowUpMonths)} is assumed");
            return defaults.FollowUpMonths;
        }

        var longest = lengths.Max();
        if (lengths.Count > 1 || frames.Any(frame => !Durations.Months(frame).Any() || Vague.IsMatch(frame)))
        {
            warnings.Add(FollowUp, $"{Count(longest)}: the longest time named for a primary outcome, as in {RecordText.Quote(FrameOf(longest, frames))}");
        }

        return longest;
    }

    private static string Count(int months) => months == 1 ? "1 month" : $"{months} months";

    private static string FrameOf(int months, IEnumerable<string> frames) => frames.First(frame => Durations.Months(frame).Contains(months));

    private static int Cap(int months, Warnings warnings)
    {
        if (months > StudyDraftLimits.FollowUpMonths)
        {
            warnings.Add(FollowUp, $"the record gives {months} months; cut to the most a study can have, {StudyDraftLimits.FollowUpMonths}");
        }

        return Math.Min(months, StudyDraftLimits.FollowUpMonths);
    }
}
