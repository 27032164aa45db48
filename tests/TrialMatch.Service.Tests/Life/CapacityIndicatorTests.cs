using Grpc.Core;
using TrialMatch.Primitives.Calendar;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Life;

/// <summary>Capacity over the API, added up over trusts.</summary>
public sealed class CapacityIndicatorTests : IAsyncLifetime
{
    private const string Nation = "networks/norway";

    private readonly ClockedServer _server = new();

    public async ValueTask InitializeAsync() => await _server.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_regions_and_the_nations_are_what_their_trusts_have_and_a_placed_study_and_own_research_show()
    {
        var life = await LivedStudy.RegisterAsync(_server.Client, "takes", Drafts.BreastCancer("Takes"));
        await life.AcceptAllAsync();
        var site = (await life.AcceptOfferAsync()).Requests.First(request => request.State == SiteRequest.Types.State.Accepted).Trust;
        var inThree = OsloTime.DateAt(_server.Clock.GetUtcNow()).AddMonths(3);
        await _server.Client.Capacity.SetOtherCommitmentAsync(
            new SetOtherCommitmentRequest
            {
                RequestId = "own",
                Name = site,
                OtherCommitment = new OtherCommitment
                {
                    Id = "own",
                    Label = "Our own",
                    Field = "eye",
                    Kind = OtherCommitment.Types.Kind.OwnInitiated,
                    Months = { new CapacityDeclaration { PoolId = "imaging-slots", FirstMonth = Drafts.Date(inThree), Amount = 1 } },
                },
                AllowEviction = true,
            },
            ApiClient.Options);
        var trusts = (await _server.Client.Network.ListTrustsAsync(new ListTrustsRequest { PageSize = 100 }, ApiClient.Options)).Trusts;
        var pools = new Dictionary<string, IReadOnlyList<Pool>>();
        foreach (var trust in trusts)
        {
            pools[trust.Name] = (await _server.Client.Network.GetTrustCapacityAsync(new GetTrustCapacityRequest { Name = trust.Name }, ApiClient.Options)).Pools;
        }

        foreach (var (parent, of) in new (string, IEnumerable<Trust>)[]
        {
            (Nation, trusts), ("regions/west", trusts.Where(trust => trust.Region == "west")), (site, trusts.Where(trust => trust.Name == site)),
        })
        {
            var reply = await AskAsync(parent);
            Assert.Equal(["study-nurse-minutes", "investigator-minutes", "infusion-chair-minutes", "imaging-slots", "pharmacy-preparations"], reply.Pools.Select(pool => pool.PoolId));
            foreach (var kind in reply.Pools)
            {
                var months = of.SelectMany(trust => pools[trust.Name]).Where(pool => pool.PoolId.Split('.')[0] == kind.PoolId).SelectMany(pool => pool.Months).ToLookup(month => month.Month);
                Assert.Equal(12, kind.Months.Count);
                Assert.All(kind.Months, month => Assert.Equal(
                    (months[month.Month].Sum(m => m.Declared), months[month.Month].Sum(m => m.Committed), months[month.Month].Sum(m => m.Elsewhere), months[month.Month].Sum(m => m.Free)),
                    (month.Declared, month.Committed, month.OwnResearch + month.RunningElsewhere, month.Free)));
            }
        }

        var own = await AskAsync(site);
        Assert.Contains(own.Pools.Single(pool => pool.PoolId == "imaging-slots").Months, month => month.OwnResearch == 1 && month.RunningElsewhere == 0);
        Assert.Contains((await AskAsync(site, months: 60)).Pools.SelectMany(pool => pool.Months), month => month.Committed > 0);
    }

    [Fact]
    public async Task An_open_inquiry_is_expected_where_its_plan_places_it()
    {
        Assert.All((await AskAsync(Nation)).Pools.SelectMany(pool => pool.Months), month => Assert.Equal(0, month.Pipeline));

        var draft = Drafts.BreastCancer("Asks");
        draft.Intake = new StudyIntake { Decision = new SponsorDecision { Stage = SponsorDecision.Types.Stage.Concept, Date = Drafts.Date(OsloTime.DateAt(_server.Clock.GetUtcNow()).AddDays(60)) } };
        await _server.Client.RegisterAsync(
            new RegisterStudyRequest { RequestId = "asks", Sponsor = await _server.Client.SponsorAsync("asks"), Draft = draft, Intent = StudyIntent.Explore });

        Assert.Contains((await AskAsync(Nation, months: 60)).Pools.SelectMany(pool => pool.Months), month => month.Pipeline > 0);
    }

    [Theory]
    [InlineData("centres/cancer", 12, "parent")]
    [InlineData("", 12, "parent")]
    [InlineData(Nation, 61, "month_count")]
    [InlineData(Nation, -1, "month_count")]
    public async Task A_scope_or_number_of_months_that_there_is_not_is_refused_naming_the_field(string parent, int months, string field) =>
        await Refusals.AssertInvalidAsync(field, () => AskAsync(parent, months));

    [Fact]
    public async Task A_region_that_there_is_not_is_not_found() =>
        Assert.Equal(StatusCode.NotFound, (await Assert.ThrowsAsync<RpcException>(() => AskAsync("regions/nowhere"))).StatusCode);

    private async Task<GetCapacityIndicatorsResponse> AskAsync(string parent, int months = 0) =>
        await _server.Client.Network.GetCapacityIndicatorsAsync(new GetCapacityIndicatorsRequest { Parent = parent, MonthCount = months }, ApiClient.Options);
}
