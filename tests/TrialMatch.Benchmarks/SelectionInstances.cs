using TrialMatch.Numerics.Forecasting;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;

namespace TrialMatch.Benchmarks;

/// <summary>
/// Random selection problems. Rates spread over a factor of six with a gamma shape of 1 to 4, starts over five months of twelve, caps at 1.8 times the mean.
/// Fixed costs are in turn unrelated to the rate, alike for all, and in line with the rate; patients cost what the site asks in the first, and the same everywhere else. The distributions are guesses: no such data are public.
/// </summary>
internal static class SelectionInstances
{
    private const double HorizonMonths = 12;

    private static readonly string[] Regions = ["central", "north", "south-east", "west"];

    /// <param name="target">Null: between 25 % and 65 % of what all sites expect together.</param>
    public static SelectionProblem Next(Random random, int sites, double probability, int? target = null)
    {
        var costKind = random.Next(3);
        var candidates = Enumerable.Range(0, sites).Select(i => NextSite(random, i, costKind)).ToArray();
        var expected = candidates.Sum(candidate => new SiteForecast(candidate.Site, HorizonMonths).Mean);
        return new SelectionProblem
        {
            Candidates = [.. candidates],
            TargetPatients = target ?? Math.Max(1, (int)(expected * (0.25 + (0.4 * random.NextDouble())))),
            HorizonMonths = HorizonMonths,
            Probability = probability,
        };
    }

    private static Candidate NextSite(Random random, int index, int costKind)
    {
        var mean = 0.3 * Math.Exp(random.NextDouble() * Math.Log(6));
        var shape = 1 + (3 * random.NextDouble());
        var start = random.Next(5);
        var site = new SiteModel(new GammaRate(shape, shape / mean), SiteStart.At(start))
        {
            Cap = Math.Max(1, (int)(1.8 * mean * (HorizonMonths - start))),
        };
        return new Candidate(new CandidateId($"site-{index}"), new RegionId(Regions[random.Next(Regions.Length)]), site)
        {
            FixedCost = costKind switch
            {
                0 => 10 + (30 * random.NextDouble()),
                1 => 20,
                _ => 5 + (12 * mean * (0.8 + (0.4 * random.NextDouble()))),
            },
            PerPatientCost = costKind switch { 0 => 1 + (2 * random.NextDouble()), 1 => 1, _ => 0 },
            EligiblePool = mean * (3 + (6 * random.NextDouble())),
        };
    }
}
