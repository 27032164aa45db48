using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Load;

/// <summary>Questions to the calculators that take many seconds to answer.</summary>
internal static class LargeSelections
{
    /// <summary>As many candidates as may be asked about with what would have had each chosen, unlike each other in everything.</summary>
    public static SelectSitesRequest WithCounterfactuals()
    {
        var request = new SelectSitesRequest
        {
            Target = 400,
            HorizonMonths = 12,
            WithCounterfactuals = true,
        };
        request.Candidates.AddRange(Candidates(60));
        return request;
    }

    public static IEnumerable<SelectionCandidate> Candidates(int count) => Enumerable.Range(0, count).Select(i => new SelectionCandidate
    {
        Id = $"S{i:0000}",
        Region = $"region-{i % 4}",
        Site = new SiteModel { Shape = 1.5 + (i % 5 / 10d), Rate = 1 + (i * 7 % 13 / 10d), StartMonth = i % 4, Cap = 15 + (i * 5 % 17) },
        FixedCost = 1_000 + (i * 37 % 101 * 10),
        PerPatientCost = 10 + (i % 3),
        EligiblePool = 30 + (i * 11 % 29),
    });
}
