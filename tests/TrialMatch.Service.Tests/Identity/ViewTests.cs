using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Identity;

/// <summary>What a sponsor, a site and a region get to see, over real connections.</summary>
[Collection(SharedIdentifiedServer.Name)]
public sealed class ViewTests(IdentifiedServer server)
{
    private const int Questions = 6;
    private const string Pool = "eligible-patients.lung-cancer";

    [Fact]
    public async Task A_sponsor_that_compares_as_many_previews_as_it_likes_gets_the_same_for_each_count_below_five()
    {
        using var unit = await server.ClientAsync("operator");
        using var sponsor = await server.ClientAsync("sponsor:cyan");
        var random = Seed.Random();
        var questions = Enumerable.Range(0, Questions).Select(_ => Question(random)).ToList();
        var answers = new Dictionary<int, string>();
        foreach (var perMonth in new[] { 1, 2, 3, 4, 8 })
        {
            await DeclareAsync(unit, perMonth * 12);
            var told = await Task.WhenAll(questions.Select(async draft => (await sponsor.Studies.PreviewPlacementAsync(
                new PreviewPlacementRequest { Draft = draft, WithMenu = true, WithCounterfactuals = true }, ApiClient.Options)).ToString()));
            var trust = await sponsor.Network.GetTrustAsync(new GetTrustRequest { Name = "trusts/bergen" }, ApiClient.Options);
            answers[perMonth] = string.Join('\n', told) + trust.EligiblePatients;
        }

        Assert.Single(new[] { 1, 2, 3, 4 }.Select(count => answers[count]).Distinct(StringComparer.Ordinal));
        Assert.NotEqual(answers[1], answers[8]);
    }

    [Fact]
    public async Task A_site_and_a_region_see_of_a_study_what_their_own_trusts_were_asked()
    {
        using var unit = await server.ClientAsync("operator");
        var draft = Drafts.BreastCancer("Seen in part", target: 8);
        draft.RequiredTrusts.Add(["trusts/bergen", "trusts/ous"]);
        var study = (await unit.RegisterAsync(Guid.NewGuid().ToString("N"), await unit.SponsorAsync("cyan"), draft)).Name;

        Assert.Equal(["trusts/bergen"], await AskedAsync("site:bergen", study));
        Assert.Contains("trusts/bergen", await AskedAsync("region:west", study));
        Assert.DoesNotContain("trusts/ous", await AskedAsync("region:west", study));
        Assert.Contains("trusts/ous", await AskedAsync("sponsor:cyan", study));

        using var site = await server.ClientAsync("site:bergen");
        Assert.All(await site.EventsAsync(study), told => Assert.DoesNotContain("ous", told.ToString(), StringComparison.Ordinal));
        using var stream = site.Studies.WatchStudy(new WatchStudyRequest { Name = study, AfterVersion = 1 }, ApiClient.Options);
        Assert.True(await stream.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        Assert.NotNull(stream.ResponseStream.Current.Event.SitesPicked);
        Assert.DoesNotContain("ous", stream.ResponseStream.Current.ToString(), StringComparison.Ordinal);
    }

    private async Task<IEnumerable<string>> AskedAsync(string grant, string study)
    {
        using var client = await server.ClientAsync(grant);
        var seen = await client.StudyAsync(study);
        Assert.Equal(seen.Requests.Select(request => request.Trust), seen.Requests.Select(request => request.Trust).Intersect(seen.Plan.Sites.Select(site => site.Trust)));
        return seen.Requests.Select(request => request.Trust);
    }

    private static StudyDraft Question(Random random)
    {
        var draft = Drafts.Of("What a count is", "Lung Cancer", target: random.Next(1, 40));
        draft.EnrolmentEnd = Drafts.Date(new DateOnly(draft.EnrolmentStart.Year, 1, 1).AddMonths(random.Next(6, 30)).AddDays(-1));
        draft.Probability = random.Next(50, 99) / 100.0;
        if (random.Next(2) == 0)
        {
            draft.ExcludedTrusts.Add("trusts/ous");
        }

        return draft;
    }

    private static async Task DeclareAsync(ApiClient unit, int patientsPerYear) => await unit.Capacity.UpdateTrustAsync(
        new UpdateTrustRequest
        {
            RequestId = Guid.NewGuid().ToString("N"),
            Trust = new Trust { Name = "trusts/bergen", EligiblePatients = { new EligiblePatients { PoolId = Pool, PatientsPerYear = patientsPerYear } } },
            UpdateMask = new Google.Protobuf.WellKnownTypes.FieldMask { Paths = { "eligible_patients" } },
            AllowEviction = true,
        },
        ApiClient.Options);
}
