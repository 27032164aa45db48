using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Lists;

/// <summary>The lists beside those of studies and requests.</summary>
[Collection(SharedServer.Name)]
public sealed class PagedListTests(RunningServer server) : ServiceTests(server)
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(22)]
    [InlineData(1_000)]
    public async Task Trusts_and_centres_come_page_by_page_each_once(int pageSize)
    {
        var trusts = await AllAsync(pageSize, TrustsAsync);
        Assert.Equal((await TrustsAsync(1_000, "")).Items, trusts);
        Assert.Equal(22, trusts.Distinct().Count());
        var centres = await AllAsync(pageSize, CentresAsync);
        Assert.Equal((await CentresAsync(1_000, "")).Items, centres);
        Assert.Equal(6, centres.Distinct().Count());
    }

    [Fact]
    public async Task Sponsors_come_page_by_page_each_once_in_the_order_of_their_ids()
    {
        string[] ids = [Unique("listed-a"), Unique("listed-b"), Unique("listed-c")];
        foreach (var id in ids)
        {
            await Client.SponsorAsync(id);
        }

        var all = await AllAsync(2, SponsorsAsync);
        Assert.Equal(all.Order(StringComparer.Ordinal), all);
        Assert.Equal(all.Count, all.Distinct().Count());
        Assert.Equal((await SponsorsAsync(1_000, "")).Items, all);
        Assert.Equal(ids.Select(id => "sponsors/" + id), all.Where(name => name.StartsWith("sponsors/listed-", StringComparison.Ordinal)));
        await Refusals.AssertInvalidAsync("page_token", () => SponsorsAsync(1, "made-up"));
        await Refusals.AssertInvalidAsync("page_size", () => SponsorsAsync(-1, ""));
    }

    [Fact]
    public async Task A_studys_events_come_page_by_page_each_once()
    {
        var name = (await Client.RegisterAsync(Unique("paged"), await Client.SponsorAsync("paged"), Drafts.BreastCancer(Unique("Paged")).In(Window))).Name;
        var whole = await Client.EventsAsync(name);
        Assert.True(whole.Count > 2);
        Assert.Equal(whole.Select(happened => happened.Version), Enumerable.Range(1, whole.Count).Select(version => (long)version));
        Assert.Equal(whole, await AllAsync(2, (size, token) => EventsAsync(name, size, token)));
    }

    [Fact]
    public async Task A_page_of_long_remarks_ends_before_it_is_too_large_for_a_client()
    {
        var name = (await Client.RegisterAsync(Unique("long"), await Client.SponsorAsync("paged"), Drafts.BreastCancer(Unique("Long")))).Name;
        for (var i = 0; i < 300; i++)
        {
            await Client.Studies.PrioritiseStudyAsync(
                new PrioritiseStudyRequest { RequestId = $"r{i}", Name = name, Priority = i % 9, Remarks = new string('å', 2_000) }, ApiClient.Options);
        }

        var first = await Client.Studies.ListStudyEventsAsync(new ListStudyEventsRequest { Name = name, PageSize = 1_000 }, ApiClient.Options);
        Assert.NotEmpty(first.NextPageToken);
        Assert.InRange(first.CalculateSize(), 1, 1024 * 1024 + 100);
        var all = await AllAsync(1_000, (size, token) => EventsAsync(name, size, token));
        Assert.Equal(all.Count, all.DistinctBy(happened => happened.Version).Count());
        Assert.Equal(300, all.Count(happened => happened.Type == "prioritised"));
    }

    [Fact]
    public async Task A_page_token_of_another_list_is_refused()
    {
        var trustsToken = (await TrustsAsync(1, "")).Next;
        await Refusals.AssertInvalidAsync("page_token", () => CentresAsync(1, trustsToken));
        await Refusals.AssertInvalidAsync("page_token", () => EventsAsync("studies/none", 1, trustsToken));
        foreach (var forged in (string[])["?", "x", Forged("trusts\nnobody"), Forged("trusts\n"), new string('A', 10_000)])
        {
            await Refusals.AssertInvalidAsync("page_token", () => TrustsAsync(1, forged));
        }

        await Refusals.AssertInvalidAsync("page_token", () => EventsAsync("studies/none", 1, Forged("studies/none/events\nx")));
    }

    [Fact]
    public async Task A_negative_page_size_is_refused()
    {
        await Refusals.AssertInvalidAsync("page_size", () => TrustsAsync(-1, ""));
        await Refusals.AssertInvalidAsync("page_size", () => CentresAsync(-1, ""));
        await Refusals.AssertInvalidAsync("page_size", () => EventsAsync("studies/none", -1, ""));
    }

    private static string Forged(string text) =>
        System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(text));

    private static async Task<List<T>> AllAsync<T>(int pageSize, Func<int, string, Task<(IReadOnlyList<T> Items, string Next)>> page)
    {
        var all = new List<T>();
        var token = "";
        do
        {
            var (items, next) = await page(pageSize, token);
            Assert.InRange(items.Count, 1, pageSize);
            all.AddRange(items);
            token = next;
        }
        while (token.Length > 0);
        return all;
    }

    private async Task<(IReadOnlyList<string> Items, string Next)> TrustsAsync(int pageSize, string token)
    {
        var reply = await Client.Network.ListTrustsAsync(new ListTrustsRequest { PageSize = pageSize, PageToken = token }, ApiClient.Options);
        return ([.. reply.Trusts.Select(trust => trust.Name)], reply.NextPageToken);
    }

    private async Task<(IReadOnlyList<string> Items, string Next)> SponsorsAsync(int pageSize, string token)
    {
        var reply = await Client.Sponsors.ListSponsorsAsync(new ListSponsorsRequest { PageSize = pageSize, PageToken = token }, ApiClient.Options);
        return ([.. reply.Sponsors.Select(sponsor => sponsor.Name)], reply.NextPageToken);
    }

    private async Task<(IReadOnlyList<string> Items, string Next)> CentresAsync(int pageSize, string token)
    {
        var reply = await Client.Network.ListCentresAsync(new ListCentresRequest { PageSize = pageSize, PageToken = token }, ApiClient.Options);
        return ([.. reply.Centres.Select(centre => centre.Name)], reply.NextPageToken);
    }

    private async Task<(IReadOnlyList<StudyEvent> Items, string Next)> EventsAsync(string study, int pageSize, string token)
    {
        var reply = await Client.Studies.ListStudyEventsAsync(
            new ListStudyEventsRequest { Name = study, PageSize = pageSize, PageToken = token }, ApiClient.Options);
        return (reply.Events, reply.NextPageToken);
    }
}
