using Grpc.Core;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Planning;

/// <summary>The calculators over gRPC: what they answer is the domain's tests; here, that they are there and refuse what they must.</summary>
[Collection(SharedServer.Name)]
public sealed class CalculatorTests(RunningServer server) : ServiceTests(server)
{
    private PlanningService.PlanningServiceClient Planning => new(Client.Invoker);

    [Fact]
    public async Task The_forecast_of_one_site_is_the_published_one()
    {
        var forecast = await Planning.ForecastAsync(
            new ForecastRequest { Sites = { new SiteModel { Shape = 2, Rate = 1 } }, Target = 20, HorizonMonths = 12 }, ApiClient.Options);

        Assert.Equal(0.512068973337549, forecast.Probability, 1e-12);
        Assert.Equal((24, 312), (forecast.Mean, forecast.Variance));
    }

    [Fact]
    public async Task Sites_are_selected_with_the_reasons_and_what_would_have_had_the_others_chosen()
    {
        var request = new SelectSitesRequest { Target = 20, HorizonMonths = 12, Balance = new RegionalBalance { Discounts = { new RegionalDiscount { Region = "west", Discount = 0.1 } } }, WithCounterfactuals = true };
        request.Candidates.AddRange(Enumerable.Range(1, 6).Select(i => CandidateOf($"S{i:00}", cost: 1_000 * i)));

        var selected = await Planning.SelectSitesAsync(request, ApiClient.Options);

        Assert.True(selected.Proven);
        Assert.True(selected.Probability >= 0.9, $"{selected.Probability}");
        Assert.Equal(request.Candidates.Select(candidate => candidate.Id), selected.Sites.Select(site => site.Id));
        Assert.Contains(selected.Sites, site => site.Counterfactual is not null);
    }

    [Fact]
    public async Task Where_all_candidates_fall_short_the_number_that_they_reach_is_said()
    {
        var request = new SelectSitesRequest { Candidates = { CandidateOf("S01", cost: 1) }, Target = 4_000, HorizonMonths = 12 };

        var selected = await Planning.SelectSitesAsync(request, ApiClient.Options);

        Assert.True(selected.Infeasible);
        Assert.InRange(selected.Offerable, 1, 100);
        Assert.Empty(selected.Chosen);
    }

    [Fact]
    public async Task A_study_is_classified_with_its_co_lead()
    {
        var classified = await Planning.ClassifyStudyAsync(new ClassifyStudyRequest { Conditions = { "Crohn Disease" } }, ApiClient.Options);

        Assert.Equal((Area.Gastrointestinal, Area.Inflammation), (classified.Lead, Assert.Single(classified.CoLeads)));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1)]
    [InlineData(0)]
    public async Task A_shape_that_is_no_number_above_0_is_refused_by_name(double shape)
    {
        var forecast = new ForecastRequest { Sites = { new SiteModel { Shape = shape, Rate = 1 } }, Target = 20, HorizonMonths = 12 };
        var refusal = await Assert.ThrowsAsync<RpcException>(async () => await Planning.ForecastAsync(forecast, ApiClient.Options));

        Assert.Equal(StatusCode.InvalidArgument, refusal.StatusCode);
        Assert.Contains("shape", refusal.Status.Detail, StringComparison.Ordinal);
    }

    private static SelectionCandidate CandidateOf(string id, double cost) => new()
    {
        Id = id,
        Region = id is "S01" or "S02" ? "north" : "south",
        Site = new SiteModel { Shape = 2, Rate = 2, Cap = 15 },
        FixedCost = cost,
        PerPatientCost = 10,
        EligiblePool = 30,
    };
}
