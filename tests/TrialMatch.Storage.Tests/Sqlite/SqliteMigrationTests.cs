using Microsoft.Data.Sqlite;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Regions;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;
using TrialMatch.Storage.Sqlite;
using TrialMatch.Storage.Tests.Registry;
using TrialMatch.Storage.Worker;

namespace TrialMatch.Storage.Tests.Sqlite;

/// <summary>Files that earlier versions left behind.</summary>
public sealed class SqliteMigrationTests : IDisposable
{
    private static readonly GrainId Study = GrainId.Create("study", "study-1");

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public void Steps_are_numbered_from_1_without_a_gap() =>
        Assert.Equal(Enumerable.Range(1, SqliteMigrations.All.Count), SqliteMigrations.All.Select(step => step.ToVersion));

    [Fact]
    public async Task A_file_from_before_requests_and_the_feed_keeps_its_studies_and_takes_both()
    {
        WriteFileOfVersion1("{}");

        await using var store = OpenStore.Open(_folder.Path);

        var study = Assert.Single((await store.Registry.ListAsync(new(null, null, null, 10, ""), Cancelled)).Studies);
        Assert.Equal(
            new StudyEntry(
                new StudyId("study-1"),
                new SponsorId("sponsor-1"),
                "A study",
                StudyState.Waitlisted,
                Area.Cancer,
                ListedStudy.Start,
                DueAt: null,
                Priority: 0,
                Requests: []),
            study);
        Assert.Equal([study], await store.Registry.ListWaitingAsync(Area.Cancer, 10, Cancelled));
        Assert.Empty((await store.Registry.ListRequestsAsync(new(null, null, null, 10, ""), Cancelled)).Requests);

        var note = FedNote.Of(FedNote.Item("notices", "first"));
        await store.Grains.WriteStateAsync("state", GrainId.Create("note", "one"), new GrainState<FedNote>(note));
        Assert.Equal(1, await store.Feed.LastSequenceAsync("notices", Cancelled));
    }

    [Fact]
    public async Task A_state_that_was_always_stored_whole_is_read_and_can_be_added_to()
    {
        WriteFileOfVersion1("""{ "Lines": ["first", "second"] }""");
        await using (var store = OpenStore.Open(_folder.Path))
        {
            var state = await ReadDiaryAsync(store);
            Assert.Equal(["first", "second"], state.State!.Lines);

            state.State = state.State.With("third");
            await store.Grains.WriteStateAsync("study", Study, state);
        }

        await using var reopened = OpenStore.Open(_folder.Path);
        Assert.Equal(["first", "second", "third"], (await ReadDiaryAsync(reopened)).State!.Lines);
    }

    [Fact]
    public async Task What_was_added_asked_and_told_before_additions_and_topics_were_kept_otherwise_is_there()
    {
        WriteFileOfVersion(4, """
            INSERT INTO grain_state VALUES (1, 'study', 'study-1', 'study', 1, CAST('{ "Lines": ["first"] }' AS BLOB), 0);
            INSERT INTO grain_state_addition VALUES (1, 2, CAST('{ "Lines": ["second"] }' AS BLOB), 0);
            INSERT INTO grain_state_addition VALUES (1, 3, CAST('{ "Lines": ["third"] }' AS BLOB), 0);
            INSERT INTO study VALUES (1, 'study-1', 'sponsor-1', 'A study', 2, 1, 10, 20, 0);
            INSERT INTO request VALUES (1, 'oslo', 'study-1', 'A study', 1, 1, 10, 20, 3);
            INSERT INTO feed VALUES (1, 'notices', 0, 'first'), (2, 'other', 0, 'x'), (1023, 'notices', 0, 'second'), (1024, 'notices', 0, 'third');
            """);
        await using (var store = OpenStore.Open(_folder.Path))
        {
            var state = await ReadDiaryAsync(store);
            Assert.Equal(("3", 3), (state.ETag, state.State!.Lines.Length));
            state.State = state.State.With("fourth");
            await store.Grains.WriteStateAsync("study", Study, state);
            var note = FedNote.Of(FedNote.Item("notices", "fourth"));
            await store.Grains.WriteStateAsync("state", GrainId.Create("note", "one"), new GrainState<FedNote>(note));
        }

        await using var reopened = OpenStore.Open(_folder.Path);
        Assert.Equal(["first", "second", "third", "fourth"], (await ReadDiaryAsync(reopened)).State!.Lines);
        Assert.Equal(
            [(1, "first"), (1023, "second"), (1024, "third"), (1025, "fourth")],
            (await reopened.Feed.ReadAsync("notices", 0, 10, Cancelled)).Select(entry => (entry.Sequence, entry.Payload)));
        Assert.Equal("x", Assert.Single(await reopened.Feed.ReadAsync("other", 0, 10, Cancelled)).Payload);
    }

    [Fact]
    public async Task Rows_of_studies_and_requests_from_before_their_order_changed_are_listed()
    {
        WriteFileOfVersion(4, """
            INSERT INTO grain_state VALUES (1, 'study', 'study-1', 'study', 1, CAST('{}' AS BLOB), 0);
            INSERT INTO study VALUES (1, 'study-1', 'sponsor-1', 'A study', 2, 1, 10, 20, 0);
            INSERT INTO request VALUES (1, 'oslo', 'study-1', 'A study', 1, 1, 10, 20, 3);
            """);

        await using var store = OpenStore.Open(_folder.Path);

        Assert.Single((await store.Registry.ListAsync(new(null, (StudyState)2, null, 10, ""), Cancelled)).Studies);
        Assert.Single((await store.Registry.ListAsync(new(null, null, Area.Cancer, 10, ""), Cancelled)).Studies);
        Assert.Single(await store.Registry.ListDueAsync(new DateTimeOffset(20, TimeSpan.Zero), 10, Cancelled));
        Assert.Single((await store.Registry.ListRequestsAsync(new(null, null, null, 10, ""), Cancelled)).Requests);
        Assert.Single((await store.Registry.ListRequestsAsync(new(null, new TrustId("oslo"), null, 10, ""), Cancelled)).Requests);
    }

    [Fact]
    public async Task A_request_that_was_accepted_before_the_answer_had_fields_of_its_own_still_says_what_was_accepted()
    {
        WriteFileOfVersion(4, """
            INSERT INTO grain_state VALUES (1, 'study', 'study-1', 'study', 1, CAST('{}' AS BLOB), 0);
            INSERT INTO request VALUES (1, 'oslo', 'study-1', 'A study', 1, 2, 10, 20, 3);
            INSERT INTO request VALUES (1, 'unn', 'study-1', 'A study', 1, 1, 10, 20, 4);
            """);

        await using var store = OpenStore.Open(_folder.Path);

        var requests = (await store.Registry.ListRequestsAsync(new(null, null, null, 10, ""), Cancelled)).Requests;
        Assert.Equal([("oslo", 3, 3), ("unn", 4, 0)], requests.Select(row => (row.Trust.Value, row.Patients, row.AcceptedPatients)));
        Assert.All(requests, row => Assert.Null(row.Brief));
    }

    [Fact]
    public async Task A_study_from_before_keys_were_written_is_found_by_them_once_it_is_written_again()
    {
        var study = new ListedStudy { IdentityKeys = ["key"] };
        WriteFileOfVersion(7, """
            INSERT INTO grain_state VALUES (1, 'study', 'study-1', 'state', 1, CAST('{}' AS BLOB), 0, 0);
            INSERT INTO study VALUES (1, 'study-1', 'sponsor-1', 'A study', 2, 1, 10, 20, 0);
            """);

        await using var store = OpenStore.Open(_folder.Path);
        Assert.Empty(await store.Registry.FindLikelyDuplicatesAsync(["key"], Cancelled));
        await store.Grains.WriteStateAsync("state", Study, new GrainState<ListedStudy>(study) { ETag = "1" });

        Assert.Single(await store.Registry.FindLikelyDuplicatesAsync(["key"], Cancelled));
    }

    [Fact]
    public async Task A_study_placed_before_the_regional_account_was_kept_is_not_on_it_until_it_is_written_with_its_regions()
    {
        var placed = new PlacementEntry(ListedStudy.Start, [new AccountEntry(new RegionId("north"), 2, 1)]);
        WriteFileOfVersion(8, """
            INSERT INTO grain_state VALUES (1, 'study', 'study-1', 'state', 1, CAST('{}' AS BLOB), 0, 0);
            INSERT INTO study VALUES (1, 'study-1', 'sponsor-1', 'A study', 6, 1, 10, 20, 0);
            """);

        await using var store = OpenStore.Open(_folder.Path);
        Assert.Empty((await store.Registry.SumRegionsAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Cancelled)).Regions);
        await store.Grains.WriteStateAsync("state", Study, new GrainState<ListedStudy>(new ListedStudy { Placement = placed }) { ETag = "1" });

        Assert.Equal(placed.Regions, (await store.Registry.SumRegionsAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Cancelled)).Regions);
    }

    [Fact]
    public async Task A_study_placed_before_times_were_kept_has_the_time_of_placement_that_the_regional_account_knows()
    {
        var (registered, placed) = (ListedStudy.Start.UtcTicks, ListedStudy.Start.AddDays(9).UtcTicks);
        WriteFileOfVersion(12, $"""
            INSERT INTO grain_state VALUES (1, 'study', 'study-1', 'state', 1, CAST('{"{}"}' AS BLOB), 0, 0), (2, 'study', 'study-2', 'state', 1, CAST('{"{}"}' AS BLOB), 0, 0);
            INSERT INTO study (grain_state_id, id, sponsor, title, state, lead, registered_at_ticks)
            VALUES (1, 'study-1', 'sponsor-1', 'A study', 5, 1, {registered}), (2, 'study-2', 'sponsor-1', 'Another', 3, 1, {registered});
            INSERT INTO study_region VALUES (1, 'north', {placed}, 2, 1), (1, 'west', {placed}, 1, 2);
            """);

        await using var store = OpenStore.Open(_folder.Path);

        var facts = await store.Registry.ListStudyFactsAsync(ListedStudy.Start, ListedStudy.Start.AddDays(1), Cancelled);
        Assert.Equal([ListedStudy.Start.AddDays(9), null], facts.Select(fact => fact.PlacedAt));
        Assert.All(facts, fact => Assert.Null(fact.OfferedAt));
    }

    [Fact]
    public async Task A_study_from_before_recruitment_was_kept_has_none_until_it_is_next_written_and_can_then_be_reported()
    {
        var registered = ListedStudy.Start.UtcTicks;
        WriteFileOfVersion(14, $"""
            INSERT INTO grain_state VALUES (1, 'study', 'study-1', 'state', 1, CAST('{"{}"}' AS BLOB), 0, 0);
            INSERT INTO study (grain_state_id, id, sponsor, title, state, lead, registered_at_ticks) VALUES (1, 'study-1', 'sponsor-1', 'A study', 6, 1, {registered});
            INSERT INTO request (grain_state_id, trust, study, study_title, area, state, asked_at_ticks, answer_by_ticks, patients)
            VALUES (1, 'ous', 'study-1', 'A study', 1, 2, {registered}, {registered}, 5);
            """);
        var month = Month.Of(2027, 3);

        await using var store = OpenStore.Open(_folder.Path);

        var old = Assert.Single(Assert.Single(await store.Registry.ListStudyFactsAsync(ListedStudy.Start, ListedStudy.Start.AddDays(1), Cancelled)).Trusts);
        Assert.Equal((0, null, null, null), (old.RecruitedPatients, old.FirstPatient, old.PromisedPatients, old.Interest));
        Assert.Empty(await store.Registry.ListActivityAsync(month, month, Cancelled));
        var request = new RequestEntry(
            new StudyId("study-1"), "A study", Area.Cancer, new TrustId("ous"), RequestState.Accepted, ListedStudy.Start, ListedStudy.Start, Patients: 5);
        var written = new ListedStudy { StudyType = StudyType.Interventional, Requests = [request], Recruitment = [new RecruitedMonth(request.Trust, month, 7)] };
        await store.Grains.WriteStateAsync("state", Study, new GrainState<ListedStudy>(written) { ETag = "1" });
        var fact = Assert.Single(await store.Registry.ListActivityAsync(month, month, Cancelled));
        Assert.Equal((StudyType.Interventional, 7), (fact.StudyType, fact.Patients));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<GrainState<Diary>> ReadDiaryAsync(OpenStore store)
    {
        var state = new GrainState<Diary>();
        await store.Grains.ReadStateAsync("study", Study, state);
        return state;
    }

    private void WriteFileOfVersion1(string payload) => WriteFileOfVersion(1, $"""
        INSERT INTO grain_state VALUES (1, 'study', 'study-1', 'study', 1, CAST('{payload}' AS BLOB), 0);
        INSERT INTO study VALUES (1, 'study-1', 'sponsor-1', 'A study', 9, 1, {ListedStudy.Start.UtcTicks}, NULL);
        """);

    private void WriteFileOfVersion(int version, string rows)
    {
        Directory.CreateDirectory(_folder.Path);
        using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(_folder.Path, DataDirectory.DatabaseFileName)};Pooling=false");
        connection.Open();
        SqliteSchema.Migrate(connection, [.. SqliteMigrations.All.Take(version)]);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text comes from this class alone.
        command.CommandText = rows;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
