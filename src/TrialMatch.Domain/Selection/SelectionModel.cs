using System.Collections.Immutable;
using System.Runtime.InteropServices;
using TrialMatch.Domain.Forecasting;
using TrialMatch.Domain.Network;

namespace TrialMatch.Domain.Selection;

/// <summary>A problem made ready for the search: each candidate forecast once, its sites as units, its region's share of the pool.</summary>
internal sealed class SelectionModel
{
    private readonly SiteForecast[] _forecasts;
    private readonly Unit[] _one;

    private SelectionModel(SelectionProblem problem, SiteForecast[] forecasts, CancellationToken cancellation)
    {
        Problem = problem;
        _forecasts = forecasts;
        Regions = RegionsOf(problem.Candidates);
        _one = new Unit[forecasts.Length];
        for (var i = 0; i < _one.Length; i++)
        {
            _one[i] = OneOf(problem.Candidates[i], i);
        }

        Set = new SetProblem(problem.TargetPatients, problem.Probability, AllOf(problem.Candidates), cancellation);
        PoolShares = PoolSharesOf(problem, Regions);
    }

    public SelectionProblem Problem { get; }

    public ImmutableArray<RegionId> Regions { get; }

    public SetProblem Set { get; }

    /// <summary>Each region's share of the candidates' eligible pool; all 0 where no candidate has any.</summary>
    public double[] PoolShares { get; }

    /// <param name="cancellation">Ends, with <see cref="OperationCanceledException"/>, whatever is worked out on the model.</param>
    public static SelectionModel Of(SelectionProblem problem, CancellationToken cancellation = default) => new(
        problem, [.. problem.Candidates.Select(candidate => new SiteForecast(candidate.Site, problem.HorizonMonths, cancellation))], cancellation);

    /// <summary>The same with one candidate in another shape; the others are not forecast anew.</summary>
    public SelectionModel With(int index, Candidate candidate)
    {
        var problem = Problem with { Candidates = Problem.Candidates.SetItem(index, candidate) };
        var forecasts = (SiteForecast[])_forecasts.Clone();
        forecasts[index] = new SiteForecast(candidate.Site, problem.HorizonMonths, Set.Cancellation);
        return new SelectionModel(problem, forecasts, Set.Cancellation);
    }

    /// <summary>In the candidates' order, one site of each.</summary>
    public ImmutableArray<SiteForecast> Forecasts => ImmutableCollectionsMarshal.AsImmutableArray(_forecasts);

    public SiteForecast ForecastOf(int candidate) => _forecasts[candidate];

    /// <summary>The cost of one site of a candidate.</summary>
    public double CostOf(int candidate) => _one[candidate].Cost;

    /// <summary>Probabilities of 0, 1, 2… patients at one site of a candidate.</summary>
    public ReadOnlySpan<double> PmfOf(int candidate) => _one[candidate].Pmf;

    /// <summary>Probabilities of at most 0, 1, 2… patients at one site of a candidate.</summary>
    public ReadOnlySpan<double> AtMostOf(int candidate) => _one[candidate].AtMost;

    /// <summary>The units of so many sites of each candidate, required ones first.</summary>
    public bool[] UnitsOf(int[] counts)
    {
        var left = (int[])counts.Clone();
        return Array.ConvertAll(Set.Units, unit => left[unit.Candidate]-- > 0);
    }

    public int[] CountsOf(ReadOnlySpan<bool> isIn)
    {
        var counts = new int[Problem.Candidates.Length];
        for (var unit = 0; unit < isIn.Length; unit++)
        {
            counts[Set.Units[unit].Candidate] += isIn[unit] ? 1 : 0;
        }

        return counts;
    }

    /// <summary>In the candidates' order.</summary>
    public ImmutableArray<ChosenSite> ChosenOf(ReadOnlySpan<bool> isIn)
    {
        var counts = CountsOf(isIn);
        var chosen = ImmutableArray.CreateBuilder<ChosenSite>();
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0)
            {
                chosen.Add(new ChosenSite(Problem.Candidates[i].Id, counts[i], counts[i] * _forecasts[i].Mean, counts[i] * CostOf(i)));
            }
        }

        return chosen.ToImmutable();
    }

    /// <summary>Each region once, in order of id.</summary>
    private static ImmutableArray<RegionId> RegionsOf(ImmutableArray<Candidate> candidates)
    {
        var regions = new List<RegionId>();
        foreach (var candidate in candidates)
        {
            if (!regions.Contains(candidate.Region))
            {
                regions.Add(candidate.Region);
            }
        }

        regions.Sort(static (one, other) => string.CompareOrdinal(one.Value, other.Value));
        return [.. regions];
    }

    private Unit OneOf(Candidate candidate, int index) => new(
        index,
        Regions.IndexOf(candidate.Region),
        candidate.FixedCost + (candidate.PerPatientCost * _forecasts[index].Mean),
        _forecasts[index].Mean,
        _forecasts[index].SharedPmf(Problem.TargetPatients));

    private Unit[] AllOf(ImmutableArray<Candidate> candidates)
    {
        var units = new List<Unit>(candidates.Length);
        for (var i = 0; i < candidates.Length; i++)
        {
            var required = candidates[i].MinCount > 0 ? _one[i].Required() : _one[i];
            for (var copy = 0; copy < candidates[i].MaxCount; copy++)
            {
                units.Add(copy < candidates[i].MinCount ? required : _one[i]);
            }
        }

        return [.. units];
    }

    private static double[] PoolSharesOf(SelectionProblem problem, ImmutableArray<RegionId> regions)
    {
        var pools = new double[regions.Length];
        foreach (var candidate in problem.Candidates)
        {
            pools[regions.IndexOf(candidate.Region)] += candidate.EligiblePool;
        }

        var all = pools.Sum();
        return Array.ConvertAll(pools, pool => all > 0 ? pool / all : 0);
    }
}
