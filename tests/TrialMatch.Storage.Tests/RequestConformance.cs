using System.Collections.Immutable;
using Orleans.Storage;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;
using TrialMatch.Storage.Tests.Registry;

namespace TrialMatch.Storage.Tests;

/// <summary>What each registry must do with the requests of studies.</summary>
public abstract class RequestConformance : StorageConformance
{
    private static readonly RequestQuery All = new(null, null, null, 1_000, "");

    [Fact]
    public async Task A_request_is_listed_as_soon_as_its_study_is_written()
    {
        var request = Request("study-1", "oslo") with
        {
            StudyTitle = "Hjertesvikt – «første» studie 心",
            AskedAt = new DateTimeOffset(2027, 5, 17, 13, 45, 59, TimeSpan.FromHours(2)).AddMicroseconds(7),
            AnswerBy = new DateTimeOffset(2027, 5, 24, 21, 59, 59, TimeSpan.Zero),
        };

        await WriteStudyAsync("study-1", request);

        Assert.Equal(request, Assert.Single(await ListAsync(All)));
    }

    [Fact]
    public async Task Requests_change_come_and_go_with_their_study()
    {
        await WriteStudyAsync("study-1", Request("study-1", "oslo"), Request("study-1", "bergen"), Request("study-1", "tromso"));
        ImmutableArray<RequestEntry> now =
        [
            Request("study-1", "bergen"),
            Request("study-1", "oslo") with { State = RequestState.Accepted, Patients = 3 },
            Request("study-1", "stavanger"),
        ];

        await WriteStudyAsync("study-1", [.. now]);

        Assert.Equal(now, await ListAsync(All));
    }

    [Fact]
    public async Task Every_field_of_a_request_that_changes_is_written()
    {
        var request = Request("study-1", "oslo");
        RequestEntry[] versions =
        [
            request,
            request with { StudyTitle = "Other" },
            request with { Area = Area.BrainHealth },
            request with { State = RequestState.Lost },
            request with { AskedAt = request.AskedAt.AddTicks(10) },
            request with { AnswerBy = request.AnswerBy.AddTicks(10) },
            request with { Patients = 1 },
            request with { AcceptedPatients = 1 },
            request with { AcceptedStart = Month.Of(2027, 5) },
            request with { Brief = Brief },
            request with { Brief = Brief with { Workload = [Brief.Workload[0] with { Total = 300 }] } },
        ];

        foreach (var version in versions)
        {
            await WriteStudyAsync("study-1", version);
            Assert.Equal(version, Assert.Single(await ListAsync(All)));
        }
    }

    [Fact]
    public async Task A_study_that_is_cleared_or_listed_no_more_loses_its_requests()
    {
        await WriteStudyAsync("study-1", Request("study-1", "oslo"));
        await WriteStudyAsync("study-2", Request("study-2", "oslo"));
        var state = await ReadAsync<ListedStudy>(GrainOf("study-1"));

        await Grains.ClearStateAsync("state", GrainOf("study-1"), state);
        await WriteAsync(GrainOf("study-2"), new ListedStudy { Id = "study-2", IsListed = false });

        Assert.Empty(await ListAsync(All));
    }

    [Fact]
    public async Task A_refused_write_leaves_the_requests_as_they_were()
    {
        var stale = await WriteStudyAsync("study-1", Request("study-1", "oslo"));
        await WriteStudyAsync("study-1", Request("study-1", "bergen"));
        stale.State = new ListedStudy { Requests = [Request("study-1", "tromso")] };

        await Assert.ThrowsAsync<InconsistentStateException>(
            () => Grains.WriteStateAsync("state", GrainOf("study-1"), stale));

        Assert.Equal("bergen", Assert.Single(await ListAsync(All)).Trust.Value);
    }

    [Fact]
    public async Task Lists_of_studies_bring_no_requests_back()
    {
        await WriteStudyAsync("study-1", Request("study-1", "oslo"));

        var study = Assert.Single((await Registry.ListAsync(new(null, null, null, 10, ""), Cancelled)).Studies);

        Assert.Empty(study.Requests);
    }

    [Fact]
    public async Task A_request_that_is_wrong_is_refused_by_name_and_the_study_is_not_written()
    {
        var request = Request("study-1", "oslo");
        await AssertRefusedAsync("Requests[0].Trust is empty", request with { Trust = default });
        await AssertRefusedAsync("Requests[0].StudyTitle is empty", request with { StudyTitle = "" });
        await AssertRefusedAsync("Requests[0].Study is 'study-2'; expected 'study-1'", request with { Study = new("study-2") });
        await AssertRefusedAsync("Requests[1].Trust is 'oslo' once more", request, request with { Area = Area.BrainHealth });
    }

    [Fact]
    public async Task Requests_are_listed_by_deadline_time_of_asking_study_and_trust_under_any_filter_and_page_size()
    {
        var random = Seed.Random();
        var requests = await WriteRandomStudiesAsync(random, studies: 40);

        foreach (var filter in Filters())
        {
            var expected = requests.Where(request => Passes(request, filter))
                .OrderBy(request => request.AnswerBy)
                .ThenBy(request => request.AskedAt)
                .ThenBy(request => request.Study.Value, StringComparer.Ordinal)
                .ThenBy(request => request.Trust.Value, StringComparer.Ordinal);
            Assert.Equal(expected, await ListAsync(filter with { PageSize = random.Next(1, 40) }));
        }
    }

    [Fact]
    public async Task A_token_of_another_filter_or_changed_or_of_a_list_of_studies_is_refused()
    {
        await WriteRandomStudiesAsync(Seed.Random(1), studies: 40);
        foreach (var filter in Filters())
        {
            var token = (await Registry.ListRequestsAsync(filter with { PageSize = 1 }, Cancelled)).NextPageToken;
            Assert.NotEmpty(token);
            foreach (var other in Filters().Where(f => f != filter))
            {
                await AssertTokenRefusedAsync(other, token);
            }

            var middle = token.Length / 2;
            await AssertTokenRefusedAsync(filter, token[..middle] + (token[middle] == 'A' ? 'Q' : 'A') + token[(middle + 1)..]);
        }

        await AssertTokenRefusedAsync(
            All, (await Registry.ListAsync(new(null, null, null, 1, ""), Cancelled)).NextPageToken);
        await AssertTokenRefusedAsync(All, "never issued");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_001)]
    public async Task A_page_size_out_of_range_is_refused_by_name(int pageSize)
    {
        var e = await Assert.ThrowsAsync<ArgumentException>(
            () => Registry.ListRequestsAsync(All with { PageSize = pageSize }, Cancelled));

        Assert.Contains("PageSize", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_reopening_the_requests_are_there()
    {
        var requests = await WriteRandomStudiesAsync(Seed.Random(1), studies: 10);

        await ReopenAsync();

        Assert.Equal(requests.ToHashSet(), (await ListAsync(All)).ToHashSet());
    }

    private static RequestBrief Brief { get; } = new(
        new SponsorId("sponsor"),
        Phase.Phase3,
        "Breast Cancer",
        ConditionGroup.BreastCancer,
        Month.Of(2027, 3),
        new DateOnly(2027, 3, 1),
        new DateOnly(2028, 2, 29),
        FollowUpMonths: 12,
        [new PoolWorkload(new PoolId("study-nurse-minutes"), PerPatient: 90, Total: 270, Month.Of(2027, 4), PeakAmount: 180)]);

    private static GrainId GrainOf(string studyId) => GrainId.Create("study", studyId);

    private static RequestEntry Request(string study, string trust) => new(
        new StudyId(study),
        "A study",
        Area.Cancer,
        new TrustId(trust),
        RequestState.Open,
        ListedStudy.Start,
        ListedStudy.Start.AddDays(7),
        Patients: 8);

    private static ImmutableArray<TrustId> Two { get; } = [new("bergen"), new("tromso")];

    private static IEnumerable<RequestQuery> Filters() =>
        from area in new Area?[] { null, Area.Cancer }
        from trust in new TrustId?[] { null, new TrustId("oslo") }
        from state in new RequestState?[] { null, RequestState.Open }
        from among in trust is null ? new ImmutableArray<TrustId>[] { [], Two } : [[]]
        select All with { Area = area, Trust = trust, State = state, Among = among };

    private static bool Passes(RequestEntry request, RequestQuery filter) =>
        (filter.Area is null || request.Area == filter.Area)
        && (filter.Trust is null || request.Trust == filter.Trust)
        && (filter.Among.IsEmpty || filter.Among.Contains(request.Trust))
        && (filter.State is null || request.State == filter.State);

    private Task<GrainState<ListedStudy>> WriteStudyAsync(string id, params RequestEntry[] requests) =>
        WriteAsync(GrainOf(id), new ListedStudy { Id = id, Requests = [.. requests] });

    private async Task AssertRefusedAsync(string expected, params RequestEntry[] requests)
    {
        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => WriteStudyAsync("study-1", requests));
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
        Assert.False((await ReadAsync<ListedStudy>(GrainOf("study-1"))).RecordExists);
    }

    private async Task AssertTokenRefusedAsync(RequestQuery query, string token) =>
        await Assert.ThrowsAsync<FormatException>(
            () => Registry.ListRequestsAsync(query with { PageToken = token }, Cancelled));

    // Each study is written twice, with other requests, so that rows are added, changed, left alone and removed.
    private async Task<List<RequestEntry>> WriteRandomStudiesAsync(Random random, int studies)
    {
        var requests = new List<RequestEntry>();
        for (var i = 0; i < studies; i++)
        {
            var id = $"study-{random.Next():x8}-{i}";
            var first = RandomRequests(random, id);
            await WriteStudyAsync(id, first);
            var second = random.Next(3) == 0 ? first : RandomRequests(random, id);
            await WriteStudyAsync(id, second);
            requests.AddRange(second);
        }

        return requests;
    }

    private static RequestEntry[] RandomRequests(Random random, string study) =>
    [
        .. from trust in new[] { "bergen", "oslo", "stavanger", "tromso", "trondheim" }
           where random.Next(3) > 0
           select Request(study, trust) with
           {
               Area = random.Next(2) == 0 ? Area.Cancer : Area.BrainHealth,
               State = random.Next(2) == 0 ? RequestState.Open : RequestState.Declined,
               AskedAt = ListedStudy.Start.AddHours(random.Next(2)),
               AnswerBy = ListedStudy.Start.AddDays(random.Next(4)),
               IsBlinded = random.Next(2) == 0,
           },
    ];

    private async Task<List<RequestEntry>> ListAsync(RequestQuery query)
    {
        var all = new List<RequestEntry>();
        do
        {
            var page = await Registry.ListRequestsAsync(query, Cancelled);
            Assert.InRange(page.Requests.Length, 0, query.PageSize);
            all.AddRange(page.Requests);
            query = query with { PageToken = page.NextPageToken };
        }
        while (query.PageToken.Length > 0);

        return all;
    }
}
