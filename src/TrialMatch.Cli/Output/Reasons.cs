using TrialMatch.V1;
using Reason = TrialMatch.V1.SiteDecision.Types.Reason;

namespace TrialMatch.Cli.Output;

/// <summary>Describes why sites were not chosen, in the words of people who plan studies.</summary>
internal static class Reasons
{
    /// <summary>Returns a predicate for a sentence about some hospitals, e.g. "lack something that the study requires".</summary>
    public static string InWords(Reason reason, int sites) => (reason, sites) switch
    {
        (Reason.Area, 1) => "takes no part in the study's network",
        (Reason.Area, _) => "take no part in the study's network",
        (Reason.Capability, 1) => "lacks something that the study requires",
        (Reason.Capability, _) => "lack something that the study requires",
        (Reason.Window, _) => "could not start in time",
        (Reason.Capacity, 1) => "has no room, or too few patients to be expected",
        (Reason.Capacity, _) => "have no room, or too few patients to be expected",
        (Reason.Dominated, _) => "could take part, but the chosen reach the number at less cost",
        (Reason.Fairness, _) => "could take part, but the chosen give regions that are behind more of their share",
        (Reason.Declined, _) => "declined",
        (Reason.NoAnswer, _) => "did not answer in time",
        (Reason.Excluded, 1) => "is left out, as the sponsor wishes",
        (Reason.Excluded, _) => "are left out, as the sponsor wishes",
        (Reason.Unavailable, _) => "cannot be read at the moment",
        _ => EnumNames.InWords(reason),
    };

    /// <summary>E.g. "4 lack something that the study requires".</summary>
    public static string Counted(Reason reason, int sites) => $"{Figures.Whole(sites)} {InWords(reason, sites)}";

    public static bool IsChosen(SiteDecision site) => site.Reason == Reason.Chosen;
}
