using System.Collections.Immutable;
using TrialMatch.Domain.Forecasting;

namespace TrialMatch.Domain.Selection;

/// <summary>Works out what all candidates together can offer, and what binds.</summary>
internal static class Shortfall
{
    public static SelectionShortfall Of(SelectionModel model)
    {
        var everyone = Enumerable.Repeat(true, model.Set.Units.Length).ToArray();
        var total = model.Set.Total(everyone);
        return new SelectionShortfall
        {
            OfferablePatients = LargestReached(model.Set, total),
            Probability = 1 - BelowTarget.Miss(total),
            ExpectedPatients = model.Set.Units.Sum(unit => unit.Mean),
            Binding = BindingOf(model.Problem, model.Set.Cancellation),
        };
    }

    /// <summary>The largest m with P(total ≥ m) at the asked probability; below the target, since the target is not reached.</summary>
    private static int LargestReached(SetProblem set, ReadOnlySpan<double> total)
    {
        var miss = 0d;
        for (var patients = 0; patients < total.Length; patients++)
        {
            miss += total[patients];
            if (!set.IsReached(miss))
            {
                return patients;
            }
        }

        return total.Length - 1;
    }

    private static ImmutableArray<BindingLimit> BindingOf(SelectionProblem problem, CancellationToken cancellation)
    {
        var limits = new[]
        {
            Lifted(problem, LimitKind.Caps, candidate => candidate with { Site = candidate.Site with { Cap = null } }, cancellation),
            Lifted(problem, LimitKind.Starts, candidate => candidate with { Site = FromMonthZero(candidate.Site) }, cancellation),
            Lifted(problem, LimitKind.Sites, candidate => candidate with { MaxCount = 2 * candidate.MaxCount }, cancellation),
        };
        var asItIs = Lifted(problem, LimitKind.Unspecified, candidate => candidate, cancellation).ProbabilityLifted;
        return [.. limits.Where(limit => limit.ProbabilityLifted > asItIs).OrderByDescending(limit => limit.ProbabilityLifted)];
    }

    private static SiteModel FromMonthZero(SiteModel site) =>
        site with { Start = SiteStart.At(Math.Min(0, site.Start.FromMonth)), Activity = [] };

    private static BindingLimit Lifted(
        SelectionProblem problem, LimitKind kind, Func<Candidate, Candidate> lift, CancellationToken cancellation)
    {
        var model = SelectionModel.Of(problem with { Candidates = [.. problem.Candidates.Select(lift)] }, cancellation);
        var miss = model.Set.Miss(Enumerable.Repeat(true, model.Set.Units.Length).ToArray());
        return new BindingLimit(kind, 1 - miss, model.Set.IsReached(miss));
    }
}
