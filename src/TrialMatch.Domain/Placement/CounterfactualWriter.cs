using System.Globalization;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Placement;

/// <summary>Describes a counterfactual in words.</summary>
internal static class CounterfactualWriter
{
    /// <param name="first">Month 0 of the window.</param>
    /// <returns>Null where no single change would have got the site chosen.</returns>
    public static string? Describe(Counterfactual? counterfactual, Month first)
    {
        if (counterfactual is not { } found)
        {
            return null;
        }

        List<string> ways = [];
        if (found.StartMonth is { } start)
        {
            ways.Add($"start by {first + start}");
        }

        if (found.FixedCostAtMost is { } cost)
        {
            ways.Add(string.Create(CultureInfo.InvariantCulture, $"be opened and kept open for at most {cost:0.#} units"));
        }

        if (found.CapAtLeast is { } cap)
        {
            ways.Add(string.Create(CultureInfo.InvariantCulture, $"take at least {cap} patients"));
        }

        return ways.Count == 0 ? null : "chosen if it could " + string.Join(", or ", ways);
    }
}
