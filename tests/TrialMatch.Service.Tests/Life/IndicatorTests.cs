using TrialMatch.Primitives.Calendar;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;
using Kind = TrialMatch.V1.Indicator.Types.Kind;
using Reason = TrialMatch.V1.SiteRequest.Types.DeclineReason;

namespace TrialMatch.Service.Tests.Life;

/// <summary>Indicators over the API of a server whose clock is moved, against a life that is known.</summary>
public sealed class IndicatorTests : IAsyncLifetime
{
    private const string Nation = "networks/norway";

    private readonly ClockedServer _server = new();

    public async ValueTask InitializeAsync() => await _server.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Of_a_study_that_was_placed_each_scope_tells_its_requests_answers_and_times_once()
    {
        var life = await LivedStudy.RegisterAsync(_server.Client, "counted", Drafts.BreastCancer("Counted"));
        var declining = (await life.NowAsync()).Requests[0].Trust;
        _server.Clock.AdvanceTo(_server.Clock.GetUtcNow().AddDays(1));
        await life.DeclineAsync((await life.NowAsync()).Requests[0], Reason.Staff);
        await life.AcceptAllAsync();
        var placed = await life.AcceptOfferAsync();
        var answered = (await life.NowAsync()).Requests;
        Assert.Equal(Study.Types.State.Placed, placed.State);

        var nation = await FiguresAsync(Nation);
        Assert.Equal(answered.Count, nation[(Kind.Requests, default)].Value);
        Assert.Equal((1, answered.Count), Parts(nation[(Kind.RequestsDeclined, default)]));
        Assert.Equal((answered.Count - 1, answered.Count), Parts(nation[(Kind.RequestsAccepted, default)]));
        Assert.Equal((answered.Count, answered.Count), Parts(nation[(Kind.RequestsAnsweredInTime, default)]));
        Assert.Equal((1, 1), Parts(nation[(Kind.DeclineReasons, Reason.Staff)]));
        Assert.Equal((1, 1), Parts(nation[(Kind.StudiesPlaced, default)]));
        Assert.Equal(1, nation[(Kind.DaysToOfferMedian, default)].Value, 0.1);
        Assert.Equal(1, nation[(Kind.DaysToPlacementMedian, default)].Value, 0.1);
        var promised = answered.Where(request => request.State == SiteRequest.Types.State.Accepted).Sum(request => request.AcceptedPatients);
        Assert.Equal(promised, nation[(Kind.PatientsAtMost, default)].Value);

        var trust = await FiguresAsync(declining);
        Assert.Equal(1, trust[(Kind.Requests, default)].Value);
        Assert.Equal((1, 1), Parts(trust[(Kind.RequestsDeclined, default)]));
        Assert.Equal(1, trust[(Kind.DaysToAnswerMedian, default)].Value, 0.1);
        Assert.Equal((0, 1), Parts(trust[(Kind.StudiesPlaced, default)]));

        var centre = await FiguresAsync("centres/cancer");
        Assert.Equal(nation[(Kind.Requests, default)], centre[(Kind.Requests, default)]);
        var regions = new[] { "regions/central", "regions/north", "regions/south-east", "regions/west" };
        var counted = 0d;
        foreach (var region in regions)
        {
            var figures = await FiguresAsync(region);
            Assert.InRange(figures[(Kind.Studies, default)].Value, 0, 1);
            counted += figures[(Kind.Requests, default)].Value;
        }

        Assert.Equal(answered.Count, counted);
        await _server.RestartAsync();
        Assert.Equal(nation, await FiguresAsync(Nation));
    }

    [Fact]
    public async Task What_sites_report_is_counted_in_the_month_for_which_they_report_it_as_last_corrected()
    {
        var life = await LivedStudy.RegisterAsync(_server.Client, "recruits", Drafts.BreastCancer("Recruits"));
        await life.AcceptAllAsync();
        await life.AcceptOfferAsync();
        var site = (await life.NowAsync()).Requests.First(request => request.State == SiteRequest.Types.State.Accepted).Trust;
        var sites = (await life.NowAsync()).Requests.Count(request => request.State == SiteRequest.Types.State.Accepted);
        var month = OsloTime.DateAt(_server.Clock.GetUtcNow());
        await life.ReportAsync(site, month, 4, "four");
        Assert.True((await FiguresAsync(site))[(Kind.PatientsRecruited, default)].UnderFive);

        await life.ReportAsync(site, month, 7, "seven");

        var trust = await FiguresAsync(site);
        Assert.Equal((7, 1), Parts(trust[(Kind.PatientsRecruited, default)]));
        Assert.Equal((0, 1), Parts(trust[(Kind.SitesWithoutPatients, default)]));
        Assert.Equal(7, trust[(Kind.RecruitedOfPromised, default)].Numerator);
        var nation = await FiguresAsync(Nation);
        Assert.Equal((7, 1), Parts(nation[(Kind.PatientsRecruited, default)]));
        Assert.Equal((sites - 1, sites), Parts(nation[(Kind.SitesWithoutPatients, default)]));
        Assert.InRange(nation[(Kind.DaysToFirstPatientMedian, default)].Value, 0, 31);
        Assert.InRange(nation[(Kind.PatientsPerInhabitantsTreated, default)].Value, 7 / 60.0, 7 / 50.0);
        var regions = await Task.WhenAll(new[] { "central", "north", "south-east", "west" }.Select(region => FiguresAsync($"regions/{region}")));
        Assert.Equal(7, regions.Sum(region => region[(Kind.PatientsPerInhabitantsHome, default)].Numerator));
        Assert.True(regions.Sum(region => region[(Kind.AccountGot, default)].Numerator) > 0);
        await _server.RestartAsync();
        Assert.Equal(nation, await FiguresAsync(Nation));
    }

    [Fact]
    public async Task Each_indicator_says_what_it_means_and_that_it_is_through_TrialMatch_only()
    {
        var reply = await AskAsync(new GetIndicatorsRequest { Parent = Nation, By = IndicatorPeriod.Types.Kind.Tertial });

        Assert.Equal(Enum.GetValues<Kind>().Where(kind => kind != Kind.Unspecified), reply.Indicators.Select(indicator => indicator.Kind));
        Assert.All(reply.Indicators, indicator => Assert.Contains(indicator.Caveats, caveat => caveat.Contains("TrialMatch only", StringComparison.Ordinal)));
        Assert.All(reply.Indicators, indicator => Assert.NotEmpty(indicator.Definition));
    }

    [Theory]
    [InlineData("networks/sweden", 1, 2027, 2027, "parent")]
    [InlineData("", 1, 2027, 2027, "parent")]
    [InlineData(Nation, 0, 2027, 2027, "by")]
    [InlineData(Nation, 99, 2027, 2027, "by")]
    [InlineData(Nation, 1, 2028, 2027, "to")]
    [InlineData(Nation, 1, 2020, 2027, "from")]
    [InlineData(Nation, 3, 1999, 2027, "from")]
    [InlineData(Nation, 3, 2027, 9000, "to")]
    public async Task A_scope_or_period_that_there_is_not_is_refused_naming_the_field(string parent, int by, int from, int to, string field)
    {
        var request = new GetIndicatorsRequest
        {
            Parent = parent,
            By = (IndicatorPeriod.Types.Kind)by,
            From = Drafts.Date(new DateOnly(from, 1, 1)),
            To = Drafts.Date(new DateOnly(to, 1, 1)),
        };

        await Refusals.AssertInvalidAsync(field, () => AskAsync(request));
    }

    private static (int Numerator, int Denominator) Parts(IndicatorValue value) => (value.Numerator, value.Denominator);

    private async Task<Dictionary<(Kind, Reason), IndicatorValue>> FiguresAsync(string parent)
    {
        var today = Drafts.Date(OsloTime.DateAt(_server.Clock.GetUtcNow()));
        var reply = await AskAsync(new GetIndicatorsRequest { Parent = parent, By = IndicatorPeriod.Types.Kind.Year, From = today, To = today });
        return Assert.Single(reply.Periods).Values
            .Where(value => value.LossReason == default)
            .ToDictionary(value => (value.Indicator, value.DeclineReason));
    }

    private async Task<GetIndicatorsResponse> AskAsync(GetIndicatorsRequest request) => await _server.Client.Indicators.GetIndicatorsAsync(request, ApiClient.Options);
}
