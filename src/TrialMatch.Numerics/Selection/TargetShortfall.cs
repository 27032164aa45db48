using System.Collections.Immutable;
using TrialMatch.Numerics.Forecasting;

namespace TrialMatch.Numerics.Selection;

/// <summary>Computes the most patients that the candidates can offer, and the limits that bind.</summary>
internal static class TargetShortfall
{
    public static SelectionShortfall Of(SelectionModel model)
    {
        var everyone = model.Set.Everyone();
        var total = model.Set.Total(everyone).ToArray();
        return new SelectionShortfall
        {
            OfferablePatients = Offerable(model.Set, LargestReached(model.Set, total)),
            Probability = 1 - BelowTarget.Miss(total),
            ExpectedPatients = everyone.Select((count, i) => count * model.Set.Kinds[i].Mean).Sum(),
            Binding = BindingOf(model),
        };
    }

    /// <summary>Returns the largest m, at most the target, with P(total ≥ m) at the wanted probability.</summary>
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

        return total.Length;
    }

    /// <summary>Returns the most patients that a set within the bounds reaches, at most the number that all sites reach together.</summary>
    private static int Offerable(SetProblem set, int most)
    {
        if (most == 0 || set.Bounds.MaxSites >= set.Everyone().Sum())
        {
            return most;
        }

        var least = 0;
        while (least < most)
        {
            var middle = (least + most + 1) / 2;
            using var search = new LeastCost(ForTarget(set, middle));
            (least, most) = search.Best is not null ? (middle, most) : (least, middle - 1);
        }

        return least;
    }

    /// <summary>Returns the problem for fewer patients in which only the number of sites matters.</summary>
    private static SetProblem ForTarget(SetProblem set, int target) => new(
        target,
        set.Probability,
        [.. set.Kinds.Select(kind => kind with { FixedCost = 1, PatientPrice = 0, Pmf = UpTo(kind.Pmf, target) })],
        set.Bounds,
        set.Cancellation);

    private static double[] UpTo(double[] pmf, int target) => pmf.Length <= target + 1 ? pmf : [.. pmf[..target], pmf[target..].Sum()];

    private static ImmutableArray<BindingLimit> BindingOf(SelectionModel model)
    {
        var limits = new[]
        {
            Lifted(model, LimitKind.Caps, candidate => candidate with { Site = candidate.Site with { Cap = null } }),
            Lifted(model, LimitKind.Starts, candidate => candidate with { Site = FromMonthZero(candidate.Site) }),
            Lifted(model, LimitKind.Sites, candidate => candidate with { MaxCount = 2 * candidate.MaxCount }),
        };
        var asItIs = Lifted(model, LimitKind.Unspecified, candidate => candidate);
        var lifting = limits.Where(limit => limit.ProbabilityLifted > asItIs.ProbabilityLifted).OrderByDescending(limit => limit.ProbabilityLifted);
        return asItIs.IsEnough ? [asItIs with { Kind = LimitKind.MaxSites }, .. lifting] : [.. lifting];
    }

    private static SiteModel FromMonthZero(SiteModel site) =>
        site with { Start = SiteStart.At(Math.Min(0, site.Start.FromMonth)), Activity = [] };

    private static BindingLimit Lifted(SelectionModel model, LimitKind kind, Func<Candidate, Candidate> lift)
    {
        var set = SelectionModel.Of(model.Problem with { Candidates = [.. model.Problem.Candidates.Select(lift)] }, model.Set.Cancellation).Set;
        var miss = set.Miss(set.Everyone());
        return new BindingLimit(kind, 1 - miss, set.IsReached(miss));
    }
}
