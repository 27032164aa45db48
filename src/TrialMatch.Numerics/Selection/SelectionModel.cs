using System.Collections.Immutable;
using System.Runtime.InteropServices;
using TrialMatch.Numerics.Forecasting;
using TrialMatch.Primitives;

namespace TrialMatch.Numerics.Selection;

/// <summary>A problem made ready for the search: each candidate forecast once, its region's share of the pool.</summary>
public sealed class SelectionModel
{
    private readonly SiteForecast[] _forecasts;

    private SelectionModel(SelectionProblem problem, SiteForecast[] forecasts, CancellationToken cancellation)
    {
        (Problem, _forecasts) = (problem, forecasts);
        Regions = [.. problem.Candidates.Select(candidate => candidate.Region).Distinct().OrderBy(region => region.Value, StringComparer.Ordinal)];
        Set = new SetProblem(
            problem.TargetPatients, problem.Probability, [.. problem.Candidates.Select((candidate, i) => KindOf(candidate, forecasts[i]))], BoundsOf(problem), cancellation);
        PoolShares = PoolSharesOf(problem);
    }

    public SelectionProblem Problem { get; }

    /// <summary>Each region that has candidates once, in order of id.</summary>
    public ImmutableArray<RegionId> Regions { get; }

    internal SetProblem Set { get; }

    /// <summary>Each region's share of the candidates' eligible pool; all 0 where no candidate has any.</summary>
    internal double[] PoolShares { get; }

    /// <summary>In the candidates' order, one site of each.</summary>
    public ImmutableArray<SiteForecast> Forecasts => ImmutableCollectionsMarshal.AsImmutableArray(_forecasts);

    /// <param name="cancellation">Ends, with <see cref="OperationCanceledException"/>, this and whatever is later worked out of the model.</param>
    public static SelectionModel Of(SelectionProblem problem, CancellationToken cancellation = default) =>
        new(problem, [.. problem.Candidates.Select(candidate => new SiteForecast(candidate.Site, problem.HorizonMonths, cancellation))], cancellation);

    /// <param name="forecasts">In the candidates' order, of their sites up to the problem's horizon.</param>
    public static SelectionModel Of(SelectionProblem problem, SiteForecast[] forecasts, CancellationToken cancellation) =>
        new(problem, forecasts, cancellation);

    /// <summary>The model of a problem with the same sites and horizon, but another target, other bounds or counts; nothing is forecast again.</summary>
    public SelectionModel With(SelectionProblem problem) => new(problem, _forecasts, Set.Cancellation);

    /// <summary>The search's view of a candidate in another shape.</summary>
    internal SiteKind KindOf(Candidate candidate) => KindOf(candidate, new SiteForecast(candidate.Site, Problem.HorizonMonths, Set.Cancellation));

    /// <summary>What one site of a candidate costs in a plan with these counts: its fixed cost and its part of the target's patients.</summary>
    public double CostOf(int candidate, ReadOnlySpan<int> counts)
    {
        var mean = 0d;
        for (var i = 0; i < counts.Length; i++)
        {
            mean += counts[i] * Set.Kinds[i].Mean;
        }

        var kind = Set.Kinds[candidate];
        var billed = mean > 0 ? Set.Target * kind.Mean / mean : 0;
        return kind.FixedCost + (kind.PatientPrice * billed);
    }

    /// <summary>In the candidates' order.</summary>
    public ImmutableArray<ChosenSite> ChosenOf(int[] counts)
    {
        var chosen = ImmutableArray.CreateBuilder<ChosenSite>();
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0)
            {
                chosen.Add(new ChosenSite(Problem.Candidates[i].Id, counts[i], counts[i] * _forecasts[i].Mean, counts[i] * CostOf(i, counts)));
            }
        }

        return chosen.ToImmutable();
    }

    private SiteKind KindOf(Candidate candidate, SiteForecast forecast) => new(
        Regions.IndexOf(candidate.Region),
        candidate.MinCount,
        candidate.MaxCount,
        candidate.FixedCost,
        candidate.PerPatientCost,
        forecast.Mean,
        forecast.SharedPmf(Problem.TargetPatients));

    private SetBounds BoundsOf(SelectionProblem problem)
    {
        var open = problem.Candidates.Where(candidate => candidate.MaxCount > 0).ToList();
        var wanted = problem.IsEveryRegionWanted
            ? open.Aggregate(0UL, (regions, candidate) => regions | (1UL << Regions.IndexOf(candidate.Region)))
            : 0;
        return new SetBounds(Math.Min(problem.MinSites, open.Sum(candidate => candidate.MaxCount)), problem.MaxSites ?? int.MaxValue, wanted);
    }

    private double[] PoolSharesOf(SelectionProblem problem)
    {
        var all = problem.Candidates.Sum(candidate => candidate.EligiblePool);
        return [.. Regions.Select(region => all > 0
            ? problem.Candidates.Where(candidate => candidate.Region == region).Sum(candidate => candidate.EligiblePool) / all
            : 0)];
    }
}
