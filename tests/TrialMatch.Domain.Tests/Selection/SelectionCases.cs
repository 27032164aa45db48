using TrialMatch.Numerics.Forecasting;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Selection;

/// <summary>Selection problems for the tests: by hand, and at random from a seed.</summary>
internal static class SelectionCases
{
    public const double Horizon = 12;

    private static readonly string[] Regions = ["central", "north", "south-east", "west"];

    public static Candidate Site(string id, double mean, double cost, string region = "west", double shape = 2, double start = 0, int? cap = null) =>
        new(new CandidateId(id), new RegionId(region), new SiteModel(new GammaRate(shape, shape / mean), SiteStart.At(start)) { Cap = cap })
        {
            FixedCost = cost,
            EligiblePool = mean,
        };

    public static SelectionProblem Problem(int target, params Candidate[] candidates) => new()
    {
        Candidates = [.. candidates],
        TargetPatients = target,
        HorizonMonths = Horizon,
    };

    /// <summary>
    /// Sites whose rates spread over a factor of six, starts over five months, caps with some headroom; three kinds of cost:
    /// unrelated to the rate, alike for all, in line with the rate.
    /// </summary>
    public static SelectionProblem Random(Random random, int sites, int kinds = 0)
    {
        var costKind = random.Next(3);
        var candidates = Enumerable.Range(0, sites).Select(i => RandomSite(random, i, costKind)).ToArray();
        for (var i = 0; i < Math.Min(kinds, sites); i++)
        {
            candidates[i] = candidates[i] with { MinCount = random.Next(2), MaxCount = random.Next(1, 4) };
        }

        var expected = candidates.Sum(c => c.MaxCount * new SiteForecast(c.Site, Horizon).Mean);
        return Problem(Math.Max(1, (int)(expected * (0.25 + (0.4 * random.NextDouble())))), candidates) with
        {
            Probability = new[] { 0.8, 0.9, 0.95 }[random.Next(3)],
        };
    }

    private static Candidate RandomSite(Random random, int index, int costKind)
    {
        var mean = 0.3 * Math.Exp(random.NextDouble() * Math.Log(6));
        var start = random.Next(5);
        var expected = mean * (Horizon - start);
        return new Candidate(
            new CandidateId($"site-{index}"),
            new RegionId(Regions[random.Next(Regions.Length)]),
            new SiteModel(GammaRate.FromMeanAndVariance(mean, mean * mean / (1 + (3 * random.NextDouble()))), SiteStart.At(start))
            {
                Cap = random.Next(4) == 0 ? null : Math.Max(1, (int)(1.8 * expected)),
            })
        {
            FixedCost = costKind == 0 ? 10 + (30 * random.NextDouble()) : costKind == 1 ? 20 : 5 + (12 * mean * (0.8 + (0.4 * random.NextDouble()))),
            PerPatientCost = costKind == 0 ? 1 + (2 * random.NextDouble()) : costKind == 1 ? 1 : 0,
            EligiblePool = mean * (3 + (6 * random.NextDouble())),
        };
    }
}
