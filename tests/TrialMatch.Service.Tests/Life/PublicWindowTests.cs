using System.Net;
using System.Text.Json.Nodes;
using TrialMatch.Primitives.Calendar;
using TrialMatch.Service.Tests.Rest;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;
using Progress = TrialMatch.V1.PublicTrial.Types.Progress;

namespace TrialMatch.Service.Tests.Life;

/// <summary>What everyone sees of a study's life, on a server whose clock is moved.</summary>
public sealed class PublicWindowTests : IAsyncLifetime
{
    private readonly ClockedServer _server = new();

    public async ValueTask InitializeAsync() => await _server.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_study_is_public_from_the_day_of_its_release_while_it_is_placed_or_recruiting_and_not_a_day_before()
    {
        var life = await LivedStudy.RegisterAsync(_server.Client, "public", Drafts.BreastCancer("Not for the public"));
        var study = await life.NowAsync();
        var embargo = OsloTime.DateAt(_server.Clock.GetUtcNow()).AddDays(20);
        study = await ReleaseAsync(study.Name, "first", new ReleaseStudyRequest { FromDate = Drafts.Date(embargo), Title = "A trial for all" });
        Assert.Equal((Drafts.Date(embargo), "A trial for all"), (study.Release.FromDate, study.Release.Title));
        await life.AcceptAllAsync();
        await life.AcceptOfferAsync();
        Assert.Empty(await TrialsAsync());

        _server.Clock.AdvanceTo(OsloTime.StartOf(embargo).AddMinutes(-2));
        Assert.Empty(await TrialsAsync());
        _server.Clock.AdvanceTo(OsloTime.StartOf(embargo).AddMinutes(2));
        var shown = Assert.Single(await TrialsAsync());
        Assert.Equal(("A trial for all", Area.Cancer, Progress.Planned), (shown.Title, shown.Area, shown.Progress));
        Assert.NotEmpty(shown.SponsorDisplayName);
        Assert.Equal(
            (await life.NowAsync()).Requests.Where(request => request.State == SiteRequest.Types.State.Accepted).Select(request => request.Trust).Order(StringComparer.Ordinal),
            shown.Hospitals.Select(hospital => hospital.Trust).Order(StringComparer.Ordinal));
        Assert.Empty(await TrialsAsync(Area.BrainHealth));

        await _server.Client.Studies.WithholdStudyAsync(new WithholdStudyRequest { RequestId = "withhold", Name = study.Name }, ApiClient.Options);
        Assert.Empty(await TrialsAsync());

        await ReleaseAsync(study.Name, "again", new ReleaseStudyRequest());
        Assert.Equal("Not for the public", Assert.Single(await TrialsAsync()).Title);
        await _server.RestartAsync();
        Assert.Single(await TrialsAsync());
        await _server.Client.Studies.CloseStudyAsync(new CloseStudyRequest { RequestId = "close", Name = study.Name }, ApiClient.Options);
        _server.Clock.AdvanceTo(_server.Clock.GetUtcNow().AddMinutes(2));
        Assert.Empty(await TrialsAsync());
    }

    [Fact]
    public async Task A_study_that_nobody_released_is_counted_in_bands_alone()
    {
        var life = await LivedStudy.RegisterAsync(_server.Client, "secret", Drafts.BreastCancer("Secret"));
        await life.AcceptAllAsync();
        await life.AcceptOfferAsync();

        var reply = await _server.Client.PublicWindow.ListPublicFieldsAsync(new ListPublicFieldsRequest(), ApiClient.Options);

        Assert.Equal(6, reply.Fields.Count);
        var cancer = reply.Fields.Single(field => field.Area == Area.Cancer);
        Assert.Equal((PublicField.Types.Band.UnderFive, PublicField.Types.Band.UnderFive), (cancer.Studies, cancer.StudiesPlaced));
        Assert.False(cancer.HasMedianDaysToOffer);
        Assert.All(cancer.Hospitals, hospital => Assert.True(hospital.PlanningDefault));
        Assert.Equal(PublicField.Types.Band.None, reply.Fields.Single(field => field.Area == Area.BrainHealth).Studies);
        Assert.Empty(await TrialsAsync());
        Assert.DoesNotContain("Secret", reply.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_asks_over_HTTP_needs_no_token_and_may_keep_the_reply_for_a_minute()
    {
        using var rest = new RestClient(_server.HttpAddress, token: string.Empty);

        var reply = await rest.SendAsync(HttpMethod.Get, "v1/publicFields");

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Equal("public, max-age=60", reply.Headers.CacheControl?.ToString());
        Assert.Equal(6, JsonNode.Parse(reply.Text)!["fields"]!.AsArray().Count);
        Assert.Equal(HttpStatusCode.Unauthorized, (await rest.SendAsync(HttpMethod.Get, "v1/studies")).Status);
    }

    [Fact]
    public async Task A_wrong_page_is_refused_by_its_field()
    {
        await Refusals.AssertInvalidAsync("area", () => AskAsync(new ListPublicTrialsRequest { Area = (Area)99 }));
        await Refusals.AssertInvalidAsync("page_size", () => AskAsync(new ListPublicTrialsRequest { PageSize = -1 }));
        await Refusals.AssertInvalidAsync("page_token", () => AskAsync(new ListPublicTrialsRequest { PageToken = "made-up" }));
    }

    private async Task<Study> ReleaseAsync(string name, string id, ReleaseStudyRequest request)
    {
        (request.Name, request.RequestId) = (name, id);
        return await _server.Client.Studies.ReleaseStudyAsync(request, ApiClient.Options);
    }

    private async Task<IReadOnlyList<PublicTrial>> TrialsAsync(Area area = Area.Unspecified) => (await AskAsync(new ListPublicTrialsRequest { Area = area })).Trials;

    private async Task<ListPublicTrialsResponse> AskAsync(ListPublicTrialsRequest request) =>
        await _server.Client.PublicWindow.ListPublicTrialsAsync(request, ApiClient.Options);
}
