using TrialMatch.V1;
using Reason = TrialMatch.V1.SiteDecision.Types.Reason;

namespace TrialMatch.Cli.Output;

/// <summary>Describes what keeps a plan below its target and what would help, one line each.</summary>
internal static class ShortfallText
{
    // The server's wording for the effect of a limit: "without caps the probability of the target would be 0.665".
    private const string Lifted = " the probability of the target would be ";

    // Probabilities that do not help.
    private static readonly string[] Nothing = ["0.000", "<0.001"];

    // Reasons that exclude a site which might have helped.
    private static readonly Reason[] Wants = [Reason.Capability, Reason.Window, Reason.Capacity, Reason.Unavailable, Reason.Excluded];

    // There is room for a line or two of each.
    private const int MaxLimits = 3;
    private const int MaxHelps = 2;

    public static IEnumerable<string> Lines(Plan plan)
    {
        string[] limits = [.. Wishes(plan), .. Pools(plan), .. AllAreIn(plan), .. Excluded(plan)];
        if (limits.Length > 0)
        {
            yield return $"What binds: {string.Join("; ", limits.Take(MaxLimits))}.";
        }

        string[] helps = [.. plan.Binding.Select(Help).OfType<string>().Take(MaxHelps)];
        yield return $"All {Figures.Whole(plan.TargetPatients)}: probability {Figures.Probability(plan.Probability)}.{(helps.Length > 0 ? $" What would help: {string.Join(", ", helps)}." : string.Empty)}";
    }

    // The sponsor's own conditions bind before anything else.
    private static IEnumerable<string> Wishes(Plan plan) => plan.Binding.Where(binding =>
        binding.StartsWith("no set of sites that is wanted", StringComparison.Ordinal)
        || binding.StartsWith("at least ", StringComparison.Ordinal)
        || binding.Contains(" is required, but ", StringComparison.Ordinal));

    // E.g. "0.665 without caps"; null if it is not a limit, or would not help.
    private static string? Help(string binding) =>
        binding.Split(Lifted) is [var limit, var probability] && !Nothing.Contains(probability) ? $"{probability} {limit}" : null;

    private static IEnumerable<string> AllAreIn(Plan plan) =>
        plan.Sites.Any(Reasons.IsChosen) && !plan.Sites.Any(site => site.Reason is Reason.Dominated or Reason.Fairness)
            ? ["every hospital that could take part is in"]
            : [];

    // E.g. "study nurse minutes at 5 of them", in descending order of sites.
    private static IEnumerable<string> Pools(Plan plan) => plan.Sites
        .Where(Reasons.IsChosen)
        .SelectMany(site => site.CapBinding.Select(CapBindings.PoolOf).Distinct())
        .GroupBy(pool => pool)
        .OrderByDescending(group => group.Count())
        .ThenBy(group => group.Key, StringComparer.Ordinal)
        .Take(2)
        .Select(group => $"{CapBindings.InWords(group.Key)} at {Figures.Whole(group.Count())} of them");

    private static IEnumerable<string> Excluded(Plan plan) => plan.Sites
        .Where(site => Wants.Contains(site.Reason))
        .GroupBy(site => site.Reason)
        .OrderBy(group => group.Key)
        .Select(group => Reasons.Counted(group.Key, group.Count()));
}
