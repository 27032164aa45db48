using Orleans.Storage;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Inquiries;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Primitives;
using TrialMatch.Storage.Tests.Registry;

namespace TrialMatch.Storage.Tests;

/// <summary>What each registry must do, whichever provider writes it.</summary>
public abstract class StudyRegistryConformance : StorageConformance
{
    private static readonly StudyQuery All = new(null, null, null, 1_000, "");

    /// <summary>Each of the searched filters, alone and with another.</summary>
    private static readonly StudyQuery[] Searches =
    [
        All with { Intent = StudyIntent.Explore },
        All with { Intent = StudyIntent.Place, Text = "alpha" },
        All with { Field = ConditionGroup.Stroke },
        All with { Phase = Phase.Phase2 },
        All with { AskedOfAny = [new TrustId("oslo")] },
        All with { AskedOfAny = [new TrustId("bergen"), new TrustId("oslo")], RegisteredFrom = ListedStudy.Start.AddMinutes(5) },
        All with { Text = "ALPHA", RegisteredBefore = ListedStudy.Start.AddMinutes(12) },
        All with { RegisteredFrom = ListedStudy.Start.AddMinutes(3), RegisteredBefore = ListedStudy.Start.AddMinutes(14) },
    ];

    [Fact]
    public async Task Conversions_count_inquiries_that_ended_and_those_of_them_that_were_placed()
    {
        Assert.Equal(new ConversionRecord(0, 0), await Registry.CountConversionsAsync(Cancelled));
        foreach (var (number, (inquiry, state)) in new (InquiryOutcome?, StudyState)[]
        {
            (null, StudyState.Placed),
            (InquiryOutcome.Open, StudyState.Exploring),
            (InquiryOutcome.Confirmed, StudyState.Requested),
            (InquiryOutcome.Confirmed, StudyState.Waitlisted),
            (InquiryOutcome.Confirmed, StudyState.Placed),
            (InquiryOutcome.Confirmed, StudyState.Closed),
            (InquiryOutcome.Confirmed, StudyState.NotFeasible),
            (InquiryOutcome.Lost, StudyState.Declined),
            (InquiryOutcome.Lapsed, StudyState.Expired),
            (InquiryOutcome.Withdrawn, StudyState.Withdrawn),
        }.Index())
        {
            await WriteAsync(GrainId.Create("study", $"counted-{number}"), new ListedStudy { Id = $"counted-{number}", Inquiry = inquiry, State = state });
        }

        Assert.Equal(new ConversionRecord(Ended: 6, Placed: 2), await Registry.CountConversionsAsync(Cancelled));
        await WriteAsync(GrainId.Create("study", "counted-1"), new ListedStudy { Id = "counted-1", Inquiry = InquiryOutcome.Lost, State = StudyState.Declined });
        Assert.Equal(new ConversionRecord(Ended: 7, Placed: 2), await Registry.CountConversionsAsync(Cancelled));
    }

    [Fact]
    public async Task A_study_is_listed_as_soon_as_its_state_is_written()
    {
        var study = new ListedStudy
        {
            Title = "Hjertesvikt – «første» studie 心",
            RegisteredAt = new DateTimeOffset(2027, 5, 17, 13, 45, 59, TimeSpan.FromHours(2)).AddMicroseconds(7),
            DueAt = new DateTimeOffset(2027, 5, 24, 21, 59, 59, TimeSpan.Zero),
        };

        await WriteStudyAsync(study);

        Assert.Equal(study.ToStudyEntry(), Assert.Single(await ListAsync(All)));
    }

    [Fact]
    public async Task A_changed_state_changes_its_row()
    {
        await WriteStudyAsync(new ListedStudy { State = StudyState.Matching, DueAt = ListedStudy.Start });
        var changed = new ListedStudy { State = StudyState.Triage, Lead = Area.Unspecified, Title = "Other", DueAt = null };

        await WriteStudyAsync(changed);

        Assert.Equal(changed.ToStudyEntry(), Assert.Single(await ListAsync(All)));
        Assert.Empty(await Registry.ListDueAsync(DateTimeOffset.MaxValue, 10, Cancelled));
    }

    [Fact]
    public async Task Every_field_of_a_row_that_changes_is_written()
    {
        var row = new ListedStudy();
        ListedStudy[] versions =
        [
            row,
            row with { Sponsor = "sponsor-2" },
            row with { Title = "Other" },
            row with { State = StudyState.Waitlisted },
            row with { Lead = Area.BrainHealth },
            row with { RegisteredAt = row.RegisteredAt.AddTicks(10) },
            row with { DueAt = ListedStudy.Start },
            row with { Priority = 3 },
            row with { Phase = Phase.Phase2 },
            row with { Phase = Phase.Phase2, ConditionGroup = ConditionGroup.Stroke },
            row with { Head = new HistoryHead(2, "aa") },
            row with { Head = new HistoryHead(3, "aa") },
            row with { Head = new HistoryHead(3, "bb") },
        ];

        foreach (var version in versions)
        {
            await WriteStudyAsync(version);
            Assert.Equal(version.ToStudyEntry(), Assert.Single(await ListAsync(All)));
        }
    }

    [Fact]
    public async Task The_head_of_a_history_is_found_as_its_study_was_last_written()
    {
        await WriteStudyAsync(new ListedStudy { Head = new HistoryHead(1, "aa") });
        await WriteStudyAsync(new ListedStudy { Head = new HistoryHead(2, "bb") });

        await ReopenAsync();

        Assert.Equal(new HistoryHead(2, "bb"), await Registry.FindHeadAsync(new StudyId("study-1"), Cancelled));
    }

    [Fact]
    public async Task A_study_without_a_head_and_one_that_is_not_there_have_none()
    {
        await WriteStudyAsync(new ListedStudy());

        Assert.Null(await Registry.FindHeadAsync(new StudyId("study-1"), Cancelled));
        Assert.Null(await Registry.FindHeadAsync(new StudyId("study-2"), Cancelled));
    }

    [Fact]
    public async Task A_state_that_lists_nothing_any_more_loses_its_row()
    {
        await WriteStudyAsync(new ListedStudy());

        await WriteStudyAsync(new ListedStudy { IsListed = false });

        Assert.Empty(await ListAsync(All));
    }

    [Fact]
    public async Task A_cleared_state_loses_its_row_even_if_cleared_without_its_content()
    {
        await WriteStudyAsync(new ListedStudy());
        var etag = (await ReadAsync<ListedStudy>(GrainOf("study-1"))).ETag;

        await Grains.ClearStateAsync("state", GrainOf("study-1"), new GrainState<ListedStudy> { ETag = etag });

        Assert.Empty(await ListAsync(All));
    }

    [Fact]
    public async Task A_refused_write_leaves_the_row_as_it_was()
    {
        var stale = await WriteStudyAsync(new ListedStudy());
        var current = new ListedStudy { State = StudyState.Offered };
        await WriteStudyAsync(current);

        stale.State = new ListedStudy { State = StudyState.Withdrawn };
        await Assert.ThrowsAsync<InconsistentStateException>(
            () => Grains.WriteStateAsync("state", GrainOf("study-1"), stale));

        Assert.Equal(current.ToStudyEntry(), Assert.Single(await ListAsync(All)));
    }

    [Fact]
    public async Task A_second_grain_cannot_list_the_same_study_and_its_state_is_not_written()
    {
        await WriteStudyAsync(new ListedStudy());
        var intruder = GrainId.Create("study", "intruder");

        await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync(intruder, new ListedStudy { Title = "Other" }));

        Assert.False((await ReadAsync<ListedStudy>(intruder)).RecordExists);
        Assert.Equal("A study", Assert.Single(await ListAsync(All)).Title);
    }

    [Fact]
    public async Task A_row_without_an_id_or_a_sponsor_is_refused_by_name()
    {
        var noId = await Assert.ThrowsAsync<InvalidOperationException>(
            () => WriteAsync(GrainOf("x"), new ListedStudy { Id = "" }));
        var noSponsor = await Assert.ThrowsAsync<InvalidOperationException>(
            () => WriteAsync(GrainOf("x"), new ListedStudy { Sponsor = "" }));

        Assert.Contains("Id", noId.Message, StringComparison.Ordinal);
        Assert.Contains("Sponsor", noSponsor.Message, StringComparison.Ordinal);
        Assert.False((await ReadAsync<ListedStudy>(GrainOf("x"))).RecordExists);
    }

    [Fact]
    public async Task Studies_are_listed_by_registration_then_by_id_under_any_filter_and_page_size()
    {
        var random = Seed.Random();
        var studies = await WriteRandomStudiesAsync(random, count: 150);

        foreach (var filter in Filters())
        {
            var expected = studies.Where(s => Passes(s, filter))
                .OrderBy(s => s.RegisteredAt).ThenBy(s => s.Id.Value, StringComparer.Ordinal);
            var listed = await ListAsync(filter with { PageSize = random.Next(1, 40) });
            Assert.Equal(expected.Select(study => study with { Requests = [], SearchText = null }), listed);
        }
    }

    [Fact]
    public async Task Paging_neither_repeats_nor_skips_while_studies_come_and_change()
    {
        var studies = await WriteRandomStudiesAsync(Seed.Random(), count: 60);
        var seen = new List<StudyId>();
        var query = All with { PageSize = 7 };
        do
        {
            var page = await Registry.ListAsync(query, Cancelled);
            seen.AddRange(page.Studies.Select(s => s.Id));
            var late = $"late-{seen.Count}";
            await WriteStudyAsync(new ListedStudy { Id = late, RegisteredAt = ListedStudy.Start.AddDays(-1) });
            await WriteStudyAsync(new ListedStudy { Id = late, RegisteredAt = ListedStudy.Start.AddDays(-1), Title = "Changed" });
            query = query with { PageToken = page.NextPageToken };
        }
        while (query.PageToken.Length > 0);

        Assert.Equal(studies.Select(s => s.Id).ToHashSet(), seen.ToHashSet());
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task The_last_page_has_no_token_even_if_it_is_full()
    {
        await WriteRandomStudiesAsync(Seed.Random(1), count: 6);

        var first = await Registry.ListAsync(All with { PageSize = 3 }, Cancelled);
        var second = await Registry.ListAsync(All with { PageSize = 3, PageToken = first.NextPageToken }, Cancelled);

        Assert.Equal(3, second.Studies.Length);
        Assert.Equal("", second.NextPageToken);
    }

    [Fact]
    public async Task Searches_find_the_same_studies_whatever_the_size_of_a_page_and_however_few_are_looked_at_for_it()
    {
        var random = Seed.Random();
        var studies = await WriteRandomStudiesAsync(random, count: 150);
        StudyQuery[] filters = [.. from filter in Filters() from search in Searches select Both(filter, search)];

        foreach (var filter in filters)
        {
            var expected = studies.Where(study => Passes(study, filter) && Found(study, filter))
                .OrderBy(study => study.RegisteredAt).ThenBy(study => study.Id.Value, StringComparer.Ordinal);
            var listed = await ListAsync(filter with { PageSize = random.Next(1, 40), MaxExamined = random.Next(1, 60) });
            Assert.Equal(expected.Select(study => study.Id), listed.Select(study => study.Id));
        }
    }

    [Fact]
    public async Task A_page_of_a_search_looks_at_no_more_studies_than_it_may()
    {
        foreach (var number in Enumerable.Range(0, 5))
        {
            await WriteStudyAsync(new ListedStudy { Id = $"study-{number}", RegisteredAt = ListedStudy.Start.AddDays(number), SearchText = number == 4 ? "the needle" : "hay" });
        }

        var search = All with { Text = "Needle", MaxExamined = 2 };
        var first = await Registry.ListAsync(search, Cancelled);
        var second = await Registry.ListAsync(search with { PageToken = first.NextPageToken }, Cancelled);
        var third = await Registry.ListAsync(search with { PageToken = second.NextPageToken }, Cancelled);

        Assert.Empty(first.Studies);
        Assert.Empty(second.Studies);
        Assert.Equal("study-4", Assert.Single(third.Studies).Id.Value);
        Assert.Equal("", third.NextPageToken);
    }

    [Theory]
    [InlineData("100%", "is 100% sure", true)]
    [InlineData("100%", "is 1000 sure", false)]
    [InlineData("a_b", "axb", false)]
    [InlineData("ØRE", "øresus", true)]
    [InlineData("'; DROP TABLE study; --", "bobby", false)]
    public async Task A_text_is_looked_for_as_it_is_written(string text, string searched, bool isFound)
    {
        await WriteStudyAsync(new ListedStudy { SearchText = searched });

        Assert.Equal(isFound, (await ListAsync(All with { Text = text })).Count == 1);
    }

    [Fact]
    public async Task What_a_study_is_searched_by_changes_with_it()
    {
        await WriteStudyAsync(new ListedStudy());
        Assert.Empty(await ListAsync(All with { Text = "new" }));

        await WriteStudyAsync(new ListedStudy { Phase = Phase.Phase2, ConditionGroup = ConditionGroup.Stroke, SearchText = "something new" });

        Assert.Single(await ListAsync(All with { Text = "new", Phase = Phase.Phase2, Field = ConditionGroup.Stroke }));
        Assert.Empty(await ListAsync(All with { Phase = Phase.Phase3 }));
    }

    [Fact]
    public async Task The_public_may_see_placed_and_recruiting_studies_from_their_day_on_the_latest_placed_first()
    {
        var day = new DateOnly(2027, 6, 1);
        var late = new ListedStudy { Id = "late", State = StudyState.Placed, PublicFrom = day, PlacedAt = ListedStudy.Start.AddDays(2) };
        var early = late with { Id = "early", State = StudyState.Recruiting, PublicFrom = day.AddDays(-30), PlacedAt = ListedStudy.Start.AddDays(1) };
        ListedStudy[] studies =
        [
            early with { Id = "tied" }, late, early, late with { Id = "embargoed", PublicFrom = day.AddDays(1) },
            late with { Id = "closed", State = StudyState.Closed }, late with { Id = "not-released", PublicFrom = null },
        ];
        foreach (var study in studies)
        {
            await WriteStudyAsync(study);
        }

        Assert.Equal(["late", "early", "tied"], await PublicAsync(day, limit: 10));
        Assert.Equal(["late", "early"], await PublicAsync(day, limit: 2));
        Assert.Equal(["early", "tied"], await PublicAsync(day.AddDays(-1), limit: 10));
        await WriteStudyAsync(early with { PublicFrom = null });
        await ReopenAsync();
        Assert.Equal(["late", "tied"], await PublicAsync(day, limit: 10));
    }

    [Fact]
    public async Task A_token_of_another_search_is_refused()
    {
        await WriteRandomStudiesAsync(Seed.Random(1), count: 160);
        foreach (var search in Searches)
        {
            var token = (await Registry.ListAsync(search with { PageSize = 1 }, Cancelled)).NextPageToken;
            Assert.NotEmpty(token);
            foreach (var other in Searches.Append(All).Where(other => other != search))
            {
                await Assert.ThrowsAsync<FormatException>(() => Registry.ListAsync(other with { PageToken = token }, Cancelled));
            }
        }
    }

    [Fact]
    public async Task A_token_of_another_filter_is_refused()
    {
        await WriteRandomStudiesAsync(Seed.Random(1), count: 160);
        foreach (var filter in Filters())
        {
            var token = (await Registry.ListAsync(filter with { PageSize = 1 }, Cancelled)).NextPageToken;
            Assert.NotEmpty(token);
            foreach (var other in Filters().Where(f => f != filter))
            {
                await Assert.ThrowsAsync<FormatException>(
                    () => Registry.ListAsync(other with { PageToken = token }, Cancelled));
            }
        }
    }

    [Theory]
    [InlineData("x")]
    [InlineData("not a token")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("=====")]
    public async Task A_token_that_was_never_issued_is_refused(string token) =>
        await Assert.ThrowsAsync<FormatException>(() => Registry.ListAsync(All with { PageToken = token }, Cancelled));

    [Fact]
    public async Task A_token_with_any_character_changed_is_refused()
    {
        await WriteRandomStudiesAsync(Seed.Random(1), count: 2);
        var token = (await Registry.ListAsync(All with { PageSize = 1 }, Cancelled)).NextPageToken;

        for (var i = 0; i < token.Length; i++)
        {
            var changed = token[..i] + (token[i] == 'A' ? 'Q' : 'A') + token[(i + 1)..];
            await Assert.ThrowsAsync<FormatException>(() => Registry.ListAsync(All with { PageToken = changed }, Cancelled));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1_001)]
    public async Task A_page_size_out_of_range_is_refused_by_name(int pageSize)
    {
        var e = await Assert.ThrowsAsync<ArgumentException>(
            () => Registry.ListAsync(All with { PageSize = pageSize }, Cancelled));

        Assert.Contains("PageSize", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Due_studies_come_longest_overdue_first_and_no_more_than_asked_for()
    {
        var now = ListedStudy.Start.AddHours(1);
        await WriteStudyAsync(new ListedStudy { Id = "now", DueAt = now });
        await WriteStudyAsync(new ListedStudy { Id = "later", DueAt = now.AddTicks(10) });
        await WriteStudyAsync(new ListedStudy { Id = "at-rest", DueAt = null });
        await WriteStudyAsync(new ListedStudy { Id = "overdue", DueAt = now.AddDays(-2) });
        await WriteStudyAsync(new ListedStudy { Id = "overdue-a", DueAt = now.AddDays(-2) });

        Assert.Equal(["overdue", "overdue-a", "now"], await DueIdsAsync(now, 10));
        Assert.Equal(["overdue", "overdue-a"], await DueIdsAsync(now, 2));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Registry.ListDueAsync(now, 0, Cancelled));
    }

    [Fact]
    public async Task State_and_row_never_part_while_many_write()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(
            async () =>
            {
                var sponsor = $"sponsor-{i}";
                for (var n = 1; n <= 10; n++)
                {
                    await WriteStudyAsync(new ListedStudy { Id = $"study-{i}", Sponsor = sponsor, Title = $"Write {n}" });
                    var row = Assert.Single(await ListAsync(All with { Sponsor = new SponsorId(sponsor) }));
                    Assert.Equal($"Write {n}", row.Title);
                }
            },
            Cancelled)));
    }

    [Fact]
    public async Task After_reopening_the_rows_are_there()
    {
        var studies = await WriteRandomStudiesAsync(Seed.Random(1), count: 20);

        await ReopenAsync();

        Assert.Equal(studies.Select(study => study with { Requests = [], SearchText = null }).ToHashSet(), (await ListAsync(All)).ToHashSet());
    }

    private static GrainId GrainOf(string studyId) => GrainId.Create("study", studyId);

    private static IEnumerable<StudyQuery> Filters() =>
        from sponsor in new SponsorId?[] { null, new SponsorId("sponsor-1") }
        from state in new StudyState?[] { null, StudyState.Matching }
        from lead in new Area?[] { null, Area.Cancer }
        from isWithoutBlinded in new[] { false, true }
        select All with { Sponsor = sponsor, State = state, Lead = lead, IsWithoutBlinded = isWithoutBlinded };

    private static bool Passes(StudyEntry study, StudyQuery filter) =>
        (filter.Sponsor is null || study.Sponsor == filter.Sponsor)
        && (filter.State is null || study.State == filter.State)
        && (filter.Lead is null || study.Lead == filter.Lead)
        && !(filter.IsWithoutBlinded && study.IsBlinded);

    private static StudyQuery Both(StudyQuery filter, StudyQuery search) =>
        search with { Sponsor = filter.Sponsor, State = filter.State, Lead = filter.Lead, IsWithoutBlinded = filter.IsWithoutBlinded };

    private static bool Found(StudyEntry study, StudyQuery query) =>
        (query.Intent is null || query.Intent == (study.Inquiry is null ? StudyIntent.Place : StudyIntent.Explore))
        && (query.Field is null || query.Field == study.ConditionGroup)
        && (query.Phase is null || query.Phase == study.Phase)
        && (query.AskedOfAny.IsEmpty || study.Requests.Any(request => query.AskedOfAny.Contains(request.Trust)))
        && study.SearchText!.Contains(query.Text, StringComparison.OrdinalIgnoreCase)
        && !(study.RegisteredAt < query.RegisteredFrom) && !(study.RegisteredAt >= query.RegisteredBefore);

    private async Task<IEnumerable<string>> PublicAsync(DateOnly today, int limit) =>
        (await Registry.ListPublicAsync(today, limit, Cancelled)).Select(study => study.Id.Value);

    private Task<GrainState<ListedStudy>> WriteStudyAsync(ListedStudy study) => WriteAsync(GrainOf(study.Id), study);

    // Few sponsors, states, areas and instants, so that each filter and each tie occurs.
    private async Task<List<StudyEntry>> WriteRandomStudiesAsync(Random random, int count)
    {
        var entries = new List<StudyEntry>();
        for (var i = 0; i < count; i++)
        {
            var study = new ListedStudy
            {
                Id = $"study-{random.Next():x8}-{i}",
                Sponsor = $"sponsor-{random.Next(2)}",
                State = random.Next(2) == 0 ? StudyState.Matching : StudyState.Offered,
                Lead = random.Next(2) == 0 ? Area.Cancer : Area.BrainHealth,
                RegisteredAt = ListedStudy.Start.AddMinutes(random.Next(20)),
                IsBlinded = random.Next(2) == 0,
                Inquiry = random.Next(3) == 0 ? (InquiryOutcome)random.Next(1, 7) : null,
                Phase = random.Next(2) == 0 ? Phase.Phase2 : Phase.Phase3,
                ConditionGroup = random.Next(2) == 0 ? ConditionGroup.Stroke : null,
                SearchText = random.Next(2) == 0 ? "trial alpha" : "trial beta",
            };
            study = study with
            {
                Requests = [.. new[] { "oslo", "bergen", "tromso" }.Where(_ => random.Next(3) == 0).Select(trust => new RequestEntry(
                    new StudyId(study.Id), study.Title, study.Lead, new TrustId(trust), RequestState.Open, study.RegisteredAt, study.RegisteredAt.AddDays(7), Patients: 5))],
            };
            await WriteStudyAsync(study);
            entries.Add(study.ToStudyEntry()!);
        }

        return entries;
    }

    private async Task<List<StudyEntry>> ListAsync(StudyQuery query)
    {
        var all = new List<StudyEntry>();
        do
        {
            var page = await Registry.ListAsync(query, Cancelled);
            Assert.InRange(page.Studies.Length, 0, query.PageSize);
            all.AddRange(page.Studies);
            query = query with { PageToken = page.NextPageToken };
        }
        while (query.PageToken.Length > 0);

        return all;
    }

    private async Task<IEnumerable<string>> DueIdsAsync(DateTimeOffset now, int limit) =>
        (await Registry.ListDueAsync(now, limit, Cancelled)).Select(s => s.Id.Value);
}
