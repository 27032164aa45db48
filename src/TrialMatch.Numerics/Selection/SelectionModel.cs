using System.Collections.Immutable;
using System.Runtime.InteropServices;
using TrialMatch.Numerics.Forecasting;
using TrialMatch.Primitives;

namespace TrialMatch.Numerics.Selection;

/// <summary>A problem prepared for the search: a forecast for each candidate, and the regions' shares of the eligible patients.</summary>
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

    /// <summary>The regions that have candidates, in order of id.</summary>
    public ImmutableArray<RegionId> Regions { get; }

    internal SetProblem Set { get; }

    /// <summary>Each region's share of the candidates' eligible patients; all 0 where no candidate has any.</summary>
    internal double[] PoolShares { get; }

    /// <summary>The forecast of one site of each candidate, in the candidates' order.</summary>
    public ImmutableArray<SiteForecast> Forecasts => ImmutableCollectionsMarshal.AsImmutableArray(_forecasts);

    /// <param name="cancellation">Cancels this and later computations on the model with an <see cref="OperationCanceledException"/>.</param>
    public static SelectionModel Of(SelectionProblem problem, CancellationToken cancellation = default) =>
        new(problem, [.. problem.Candidates.Select(candidate => new SiteForecast(candidate.Site, problem.HorizonMonths, cancellation))], cancellation);

    /// <param name="forecasts">The forecasts of the candidates' sites up to the problem's horizon, in the candidates' order.</param>
    public static SelectionModel Of(SelectionProblem problem, SiteForecast[] forecasts, CancellationToken cancellation) =>
        new(problem, forecasts, cancellation);

    /// <summary>Returns the model of a problem with the same sites and horizon but another target, bounds or counts, without new forecasts.</summary>
    public SelectionModel With(SelectionProblem problem) => new(problem, _forecasts, Set.Cancellation);

    /// <summary>Returns the search's view of a changed candidate.</summary>
    internal SiteKind KindOf(Candidate candidate) => KindOf(candidate, new SiteForecast(candidate.Site, Problem.HorizonMonths, Set.Cancellation));

    /// <summary>Returns the cost of one site of a candidate in a plan with these counts: its fixed cost and its part of the target's patients.</summary>
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

    /// <summary>Returns the chosen sites, in the candidates' order.</summary>
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
