using Microsoft.Data.Sqlite;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Sponsors;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Registry;
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

    public void Dispose() => _folder.Dispose();

    private static async Task<GrainState<Diary>> ReadDiaryAsync(OpenStore store)
    {
        var state = new GrainState<Diary>();
        await store.Grains.ReadStateAsync("study", Study, state);
        return state;
    }

    private void WriteFileOfVersion1(string payload)
    {
        Directory.CreateDirectory(_folder.Path);
        using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(_folder.Path, DataDirectory.DatabaseFileName)};Pooling=false");
        connection.Open();
        SqliteSchema.Migrate(connection, [SqliteMigrations.All[0]]);
        using var command = connection.CreateCommand();
        command.CommandText = """
            INSERT INTO grain_state VALUES (1, 'study', 'study-1', 'study', 1, CAST($payload AS BLOB), 0);
            INSERT INTO study VALUES (1, 'study-1', 'sponsor-1', 'A study', 9, 1, $registeredAt, NULL);
            """;
        command.Parameters.AddWithValue("$payload", payload);
        command.Parameters.AddWithValue("$registeredAt", ListedStudy.Start.UtcTicks);
        command.ExecuteNonQuery();
    }
}
