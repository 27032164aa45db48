using Grpc.Core;
using TrialMatch.Primitives.Calendar;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;
using Reason = TrialMatch.V1.SiteActivity.Types.Reason;
using Standing = TrialMatch.V1.SiteActivity.Types.Standing;

namespace TrialMatch.Service.Tests.Life;

/// <summary>The activity report over the API of a server whose clock is moved.</summary>
public sealed class ActivityReportTests : IAsyncLifetime
{
    private readonly ClockedServer _server = new();

    public async ValueTask InitializeAsync() => await _server.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task New_patients_count_at_the_trust_that_reported_them_in_the_year_for_which_it_did_as_last_corrected()
    {
        var (life, sites) = await PlacedAsync("treats", Drafts.BreastCancer("Treats"));
        var now = OsloTime.DateAt(_server.Clock.GetUtcNow());
        await life.ReportAsync(sites[0], now, 9, "nine");
        await life.ReportAsync(sites[0], now, 3, "three");
        await life.ReportAsync(sites[1], now, 0, "none");

        var report = await AskAsync("networks/norway", now.Year);

        Assert.Equal([(sites[0], 3, 0, 1), (sites[1], 0, 0, 0)], report.Trusts.Select(trust => (trust.Trust, trust.NewPatients, trust.PatientsToCheck, trust.StudyCount)).OrderByDescending(trust => trust.NewPatients));
        Assert.Equal(
            [(life.Name, "Treats", Standing.In, Reason.Treatment), (life.Name, "Treats", Standing.Out, Reason.NoNewPatients)],
            report.Sites.OrderByDescending(site => site.NewPatients).Select(site => (site.Study, site.Title, site.Standing, site.Reason)));
        Assert.Equal(1, report.StudyCount);
        Assert.Equal([sites[0]], (await AskAsync(sites[0], now.Year)).Sites.Select(site => site.Trust));
        Assert.Empty((await AskAsync("networks/norway", now.Year - 1)).Sites);
        await _server.RestartAsync();
        Assert.Equal(report, await AskAsync("networks/norway", now.Year));
    }

    [Fact]
    public async Task A_study_that_observes_is_listed_and_out_and_one_that_tests_a_test_alone_is_to_be_checked()
    {
        var observing = Drafts.BreastCancer("Observes");
        observing.StudyType = StudyType.Observational;
        var testing = Drafts.BreastCancer("Tests a test");
        testing.InterventionTypes.Clear();
        testing.InterventionTypes.Add(InterventionType.DiagnosticTest);
        var now = OsloTime.DateAt(_server.Clock.GetUtcNow());
        foreach (var (id, draft) in new[] { ("observes", observing), ("tests", testing) })
        {
            var (life, sites) = await PlacedAsync(id, draft);
            await life.ReportAsync(sites[0], now, 6, id);
        }

        var report = await AskAsync("networks/norway", now.Year);

        Assert.Equal(
            [("Observes", Standing.Out, Reason.Observational), ("Tests a test", Standing.Check, Reason.DiagnosticTestOnly)],
            report.Sites.Select(site => (site.Title, site.Standing, site.Reason)).Order());
        Assert.Equal((0, 6), (report.Trusts.Sum(trust => trust.NewPatients), report.Trusts.Sum(trust => trust.PatientsToCheck)));
        Assert.Equal(0, report.StudyCount);
    }

    [Theory]
    [InlineData("centres/cancer", 2027, "parent")]
    [InlineData("", 2027, "parent")]
    [InlineData("trusts/ous", 0, "year")]
    [InlineData("trusts/ous", 9000, "year")]
    public async Task A_scope_or_year_that_there_is_not_is_refused_naming_the_field(string parent, int year, string field) =>
        await Refusals.AssertInvalidAsync(field, () => AskAsync(parent, year));

    [Fact]
    public async Task A_trust_that_there_is_not_is_not_found() =>
        Assert.Equal(StatusCode.NotFound, (await Assert.ThrowsAsync<RpcException>(() => AskAsync("trusts/nowhere", 2027))).StatusCode);

    private async Task<(LivedStudy Life, string[] Sites)> PlacedAsync(string id, StudyDraft draft)
    {
        var life = await LivedStudy.RegisterAsync(_server.Client, id, draft);
        await life.AcceptAllAsync();
        var placed = await life.AcceptOfferAsync();
        return (life, [.. placed.Requests.Where(request => request.State == SiteRequest.Types.State.Accepted).Select(request => request.Trust)]);
    }

    private async Task<GetActivityReportResponse> AskAsync(string parent, int year) =>
        await _server.Client.Indicators.GetActivityReportAsync(new GetActivityReportRequest { Parent = parent, Year = year }, ApiClient.Options);
}
