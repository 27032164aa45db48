using TrialMatch.Primitives.Calendar;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;
using State = TrialMatch.V1.Study.Types.State;

namespace TrialMatch.Service.Tests.Lists;

public sealed class ListStudiesTests(ListedStudies listed) : ServiceTests(listed.Server), IClassFixture<ListedStudies>
{
    public static TheoryData<string> GarbageTokens =>
        ["x", "AAAA", "%00", "\0", "..", new string('A', 5_000), new string('A', 100_000), "😀", "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkw"];

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(0)]
    [InlineData(ListedStudies.Count)]
    [InlineData(1_000)]
    public async Task Page_by_page_every_study_comes_exactly_once_oldest_first(int pageSize)
    {
        var all = await Client.AllStudiesAsync(new ListStudiesRequest { PageSize = pageSize });

        Assert.Equal(Names(listed.Studies), all.Select(study => study.Name).Order(StringComparer.Ordinal));
        Assert.Equal(all.Select(study => study.RegisterTime.ToDateTimeOffset()).Order(), all.Select(study => study.RegisterTime.ToDateTimeOffset()));
    }

    [Fact]
    public async Task A_page_is_as_long_as_asked_for_and_fifty_when_not_asked()
    {
        Assert.Equal(7, (await PageAsync(new ListStudiesRequest { PageSize = 7 })).Studies.Count);
        Assert.Equal(50, (await PageAsync(new ListStudiesRequest())).Studies.Count);
    }

    [Fact]
    public async Task Filters_let_through_what_they_name_and_nothing_else()
    {
        await AssertListsAsync(new() { Sponsor = listed.FirstSponsor }, study => study.Sponsor == listed.FirstSponsor);
        await AssertListsAsync(new() { Sponsor = listed.SecondSponsor }, study => study.Sponsor == listed.SecondSponsor);
        await AssertListsAsync(new() { Lead = Area.Cancer }, study => LeadOf(study) == Area.Cancer);
        await AssertListsAsync(new() { Lead = Area.BrainHealth }, study => LeadOf(study) == Area.BrainHealth);
        await AssertListsAsync(new() { State = State.Triage }, study => study.State == State.Triage);
        await AssertListsAsync(new() { State = State.Requested }, study => study.State == State.Requested);
        await AssertListsAsync(
            new() { Sponsor = listed.SecondSponsor, State = State.Requested, Lead = Area.Cardiovascular },
            study => study.Sponsor == listed.SecondSponsor && study.State == State.Requested && LeadOf(study) == Area.Cardiovascular);
    }

    [Fact]
    public async Task A_search_finds_what_it_names_and_nothing_else()
    {
        await AssertListsAsync(new() { Text = "listed 23" }, study => study.Draft.Title.Contains("Listed 23", StringComparison.Ordinal));
        await AssertListsAsync(new() { Text = "MIGRAINE" }, study => study.Draft.Conditions.Contains("Migraine"));
        await AssertListsAsync(new() { Field = "BREAST_CANCER" }, study => study.Draft.Conditions.Contains("Breast Cancer"));
        await AssertListsAsync(new() { Phase = listed.Studies[0].Draft.Phase, Intent = StudyIntent.Place }, _ => true);
        Assert.Empty(await Client.AllStudiesAsync(new() { Phase = V1.Phase._4 }));
        Assert.Empty(await Client.AllStudiesAsync(new() { Intent = StudyIntent.Explore }));
        var trust = listed.Studies.SelectMany(study => study.Requests).First().Trust;
        await AssertListsAsync(new() { Trust = trust }, study => study.Requests.Any(request => request.Trust == trust));
        var region = (await Client.Network.GetTrustAsync(new GetTrustRequest { Name = trust }, ApiClient.Options)).Region;
        var trusts = (await Client.Network.ListTrustsAsync(new ListTrustsRequest { PageSize = 1_000 }, ApiClient.Options)).Trusts.Where(each => each.Region == region).Select(each => each.Name).ToHashSet(StringComparer.Ordinal);
        await AssertListsAsync(new() { Region = region, Lead = Area.Cancer }, study => LeadOf(study) == Area.Cancer && study.Requests.Any(request => trusts.Contains(request.Trust)));
    }

    [Fact]
    public async Task Days_of_registration_are_both_counted()
    {
        var day = Day(OsloTime.DateAt(DateTimeOffset.UtcNow));
        await AssertListsAsync(new() { FromDate = Day(OsloTime.DateAt(DateTimeOffset.UtcNow).AddDays(-1)), ToDate = Day(OsloTime.DateAt(DateTimeOffset.UtcNow).AddDays(1)) }, _ => true);
        Assert.Empty(await Client.AllStudiesAsync(new() { ToDate = Day(OsloTime.DateAt(DateTimeOffset.UtcNow).AddDays(-2)) }));
        Assert.Empty(await Client.AllStudiesAsync(new() { ToDate = Day(DateOnly.MinValue) }));
        Assert.Empty(await Client.AllStudiesAsync(new() { FromDate = Day(OsloTime.DateAt(DateTimeOffset.UtcNow).AddDays(2)) }));
        await AssertListsAsync(new() { FromDate = Day(DateOnly.MinValue), ToDate = Day(DateOnly.MaxValue) }, _ => true);
        await Refusals.AssertInvalidAsync("to_date", () => PageAsync(new() { FromDate = day, ToDate = Day(DateOnly.MinValue) }));
    }

    [Fact]
    public async Task A_filter_that_nothing_passes_gives_an_empty_list()
    {
        Assert.Empty(await Client.AllStudiesAsync(new ListStudiesRequest { Sponsor = await Client.SponsorAsync("without-studies") }));
        Assert.Empty(await Client.AllStudiesAsync(new ListStudiesRequest { State = State.Closed }));
    }

    [Fact]
    public async Task A_listed_study_says_the_same_as_the_study()
    {
        var byName = listed.Studies.ToDictionary(study => study.Name);
        Assert.All(await Client.AllStudiesAsync(), summary =>
        {
            var study = byName[summary.Name];
            Assert.Equal(
                new StudySummary
                {
                    Name = study.Name,
                    Sponsor = study.Sponsor,
                    Title = study.Draft.Title,
                    State = study.State,
                    Lead = LeadOf(study),
                    RegisterTime = study.RegisterTime,
                },
                summary);
        });
    }

    [Theory]
    [InlineData(1_001)]
    [InlineData(int.MaxValue)]
    public async Task A_page_size_above_the_largest_is_taken_for_the_largest(int pageSize) =>
        Assert.Equal(await PageAsync(new ListStudiesRequest { PageSize = 1_000 }), await PageAsync(new ListStudiesRequest { PageSize = pageSize }));

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public async Task A_negative_page_size_is_refused(int pageSize) =>
        await Refusals.AssertInvalidAsync("page_size", () => PageAsync(new ListStudiesRequest { PageSize = pageSize }));

    [Theory]
    [MemberData(nameof(GarbageTokens))]
    public async Task A_page_token_that_is_none_is_refused(string token) =>
        await Refusals.AssertInvalidAsync("page_token", () => PageAsync(new ListStudiesRequest { PageToken = token }));

    [Fact]
    public async Task A_page_token_of_another_filter_is_refused()
    {
        var token = (await PageAsync(new ListStudiesRequest { PageSize = 5, Sponsor = listed.FirstSponsor })).NextPageToken;
        Assert.NotEmpty(token);
        await Refusals.AssertInvalidAsync("page_token", () => PageAsync(new() { PageToken = token }));
        await Refusals.AssertInvalidAsync("page_token", () => PageAsync(new() { PageToken = token, Sponsor = listed.SecondSponsor }));
        await Refusals.AssertInvalidAsync(
            "page_token", () => PageAsync(new() { PageToken = token, Sponsor = listed.FirstSponsor, State = State.Triage }));
    }

    [Fact]
    public async Task A_page_token_that_was_tampered_with_is_refused()
    {
        var token = (await PageAsync(new ListStudiesRequest { PageSize = 5 })).NextPageToken;
        var tampered = (token[0] == 'A' ? 'B' : 'A') + token[1..];
        await Refusals.AssertInvalidAsync("page_token", () => PageAsync(new() { PageToken = tampered }));
        await Refusals.AssertInvalidAsync("page_token", () => PageAsync(new() { PageToken = token[..^4] }));
    }

    [Fact]
    public async Task A_filter_by_a_value_that_there_is_not_is_refused()
    {
        await Refusals.AssertInvalidAsync("state", () => PageAsync(new() { State = (State)99 }));
        await Refusals.AssertInvalidAsync("lead", () => PageAsync(new() { Lead = (Area)(-1) }));
        await Refusals.AssertInvalidAsync("sponsor", () => PageAsync(new() { Sponsor = "first" }));
        await Refusals.AssertInvalidAsync("intent", () => PageAsync(new() { Intent = (StudyIntent)99 }));
        await Refusals.AssertInvalidAsync("phase", () => PageAsync(new() { Phase = (V1.Phase)(-1) }));
        await Refusals.AssertInvalidAsync("field", () => PageAsync(new() { Field = "ASTROLOGY" }));
        await Refusals.AssertInvalidAsync("region", () => PageAsync(new() { Region = "atlantis" }));
        await Refusals.AssertInvalidAsync("trust", () => PageAsync(new() { Trust = "oslo" }));
        await Refusals.AssertInvalidAsync("text", () => PageAsync(new() { Text = new string('x', 301) }));
        await Refusals.AssertInvalidAsync("text", () => PageAsync(new() { Text = "two\nlines" }));
        await Refusals.AssertInvalidAsync("from_date", () => PageAsync(new() { FromDate = new Google.Type.Date { Year = 2027, Month = 2, Day = 30 } }));
    }

    private async Task AssertListsAsync(ListStudiesRequest filter, Func<Study, bool> passes)
    {
        var expected = listed.Studies.Where(passes).ToList();
        Assert.NotEmpty(expected);
        filter.PageSize = 11;
        Assert.Equal(Names(expected), (await Client.AllStudiesAsync(filter)).Select(study => study.Name).Order(StringComparer.Ordinal));
    }

    private static Google.Type.Date Day(DateOnly day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };

    private static Area LeadOf(Study study) => study.Plan.Classification.Lead;

    private static IEnumerable<string> Names(IEnumerable<Study> studies) => studies.Select(study => study.Name).Order(StringComparer.Ordinal);

    private async Task<ListStudiesResponse> PageAsync(ListStudiesRequest request) =>
        await Client.Studies.ListStudiesAsync(request, ApiClient.Options);
}
