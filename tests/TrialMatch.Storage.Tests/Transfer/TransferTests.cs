using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Orleans.Configuration;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Stores;
using TrialMatch.Storage.Sqlite;
using TrialMatch.Storage.Tests.Postgres;
using TrialMatch.Storage.Tests.Registry;
using TrialMatch.Storage.Transfer;
using TrialMatch.Storage.Worker;

namespace TrialMatch.Storage.Tests.Transfer;

/// <summary>Everything that a store keeps, moved to another through an export.</summary>
public sealed class TransferTests : IDisposable
{
    private const string Topic = "notices";

    private static readonly DateTimeOffset Now = new(2027, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly GrainId Grain = GrainId.Create("diary", "æ/\"odd\"\tkey");

    private readonly TemporaryFolder _first = new();
    private readonly TemporaryFolder _second = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_goes_to_PostgreSQL_and_back_is_byte_for_byte_what_it_was()
    {
        var original = await ExportAsync(await FilledAsync(_first));
        var database = await MigratedDatabases.TakeAsync();

        await ImportAsync(database, original);
        var moved = await ExportAsync(database);
        await ImportAsync(_second, moved);
        var back = await ExportAsync(_second);

        Assert.Equal(Lines(original)[1..^1], Lines(moved)[1..^1]);
        Assert.Equal(original, back);
        await MigratedDatabases.GiveBackAsync(database);
    }

    [Fact]
    public async Task A_moved_store_goes_on_where_the_other_ended_with_states_lists_and_feed()
    {
        var database = await MigratedDatabases.TakeAsync();
        await ImportAsync(database, await ExportAsync(await FilledAsync(_first)));
        await using (var moved = await OpenPostgres.OpenAsync(database))
        {
            await AssertGoesOnAsync(moved.Grains, moved.Registry, moved.Feed, lastSequence: 7);
        }

        await ImportAsync(_second, await ExportAsync(database));
        await using var back = OpenStore.Open(_second.Path);
        await AssertGoesOnAsync(back.Grains, back.Registry, back.Feed, lastSequence: 8);
        await MigratedDatabases.GiveBackAsync(database);
    }

    [Fact]
    public async Task An_export_that_is_taken_while_a_server_writes_is_of_one_commit()
    {
        var database = await MigratedDatabases.TakeAsync();
        await AssertExportsOneCommitAsync(_first, database);
        await MigratedDatabases.GiveBackAsync(database);
    }

    [Fact]
    public async Task An_export_that_was_cut_off_anywhere_is_refused_and_leaves_an_empty_store()
    {
        var export = await ExportAsync(await FilledAsync(_first));
        var random = Seed.Random();
        var database = await MigratedDatabases.TakeAsync();
        for (var round = 0; round < 10; round++)
        {
            var cut = export[..random.Next(export.Length)];
            var file = await Assert.ThrowsAsync<InvalidDataException>(() => ImportAsync(_second, cut));
            Assert.StartsWith($"line {cut.Count(each => each == '\n') + 1}: ", file.Message, StringComparison.Ordinal);
            Assert.Equal(file.Message, (await Assert.ThrowsAsync<InvalidDataException>(() => ImportAsync(database, cut))).Message);
        }

        await ImportAsync(_second, export);
        await ImportAsync(database, export);
        await MigratedDatabases.GiveBackAsync(database);
    }

    [Fact]
    public async Task A_byte_that_has_changed_anywhere_is_noticed()
    {
        var export = await ExportAsync(await FilledAsync(_first));
        var random = Seed.Random();
        for (var round = 0; round < 20; round++)
        {
            var changed = (byte[])export.Clone();
            changed[random.Next(changed.Length)] ^= 0x01;

            var e = await Assert.ThrowsAsync<InvalidDataException>(() => ImportAsync(_second, changed));
            Assert.StartsWith("line ", e.Message, StringComparison.Ordinal);
        }

        await ImportAsync(_second, export);
    }

    [Fact]
    public async Task A_store_that_is_not_empty_is_refused_with_how_to_empty_it_and_stays_as_it_is()
    {
        var export = await ExportAsync(await FilledAsync(_first));
        var folder = await Assert.ThrowsAsync<StorageUnavailableException>(() => ImportAsync(_first, export));
        Assert.Contains("move the folder away, or name another with TRIALMATCH_DATA", folder.Message, StringComparison.Ordinal);
        Assert.Equal(export, await ExportAsync(_first));

        var database = await MigratedDatabases.TakeAsync();
        await using (await OpenPostgres.OpenAsync(database))
        {
        }

        var e = await Assert.ThrowsAsync<StorageUnavailableException>(() => ImportAsync(database, export));
        Assert.Contains("a server has run on it", e.Message, StringComparison.Ordinal);
        Assert.Contains("drop its schema 'trialmatch'", e.Message, StringComparison.Ordinal);
        await MigratedDatabases.GiveBackAsync(database);
    }

    [Fact]
    public async Task A_folder_that_a_server_owns_is_refused()
    {
        await using var store = OpenStore.Open(_second.Path);

        var e = await Assert.ThrowsAsync<StorageUnavailableException>(() => ImportAsync(_second, []));

        Assert.Contains("is in use", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_whose_states_lie_elsewhere_is_not_exported_as_if_it_were_whole()
    {
        var database = await MigratedDatabases.TakeAsync();
        await PostgresServer.ExecuteAsync(
            database, "INSERT INTO trialmatch.owner (id, service_id, cluster_id, states_place) VALUES (0, 's', 'c', 'https://elsewhere')");

        var e = await Assert.ThrowsAsync<StorageUnavailableException>(() => ExportAsync(database));

        Assert.Contains("belongs to states in 'https://elsewhere'", e.Message, StringComparison.Ordinal);
        await MigratedDatabases.GiveBackAsync(database);
    }

    [Fact]
    public async Task What_a_check_refuses_is_told_with_its_lines_and_leaves_an_empty_store()
    {
        var export = await ExportAsync(await FilledAsync(_first));
        var database = await MigratedDatabases.TakeAsync();

        var e = await Assert.ThrowsAsync<InvalidDataException>(() => ImportAsync(_second, export, new Refusing("note")));
        Assert.Equal("lines 4 to 5: state 'first' of grain 'note/one' is refused, and state 'second' of grain 'note/one' with it", e.Message);
        await Assert.ThrowsAsync<InvalidDataException>(() => ImportAsync(database, export, new Refusing("note")));

        await ImportAsync(_second, export);
        await ImportAsync(database, export);
        await MigratedDatabases.GiveBackAsync(database);
    }

    [Fact]
    public async Task Two_rows_of_one_study_are_refused_with_the_line()
    {
        var lines = Lines(await ExportAsync(await FilledAsync(_first)));
        lines[2] = lines[1].Replace("\"stateName\":\"state\"", "\"stateName\":\"statf\"", StringComparison.Ordinal);
        var export = Encoding.UTF8.GetBytes(string.Join('\n', lines) + '\n');
        var database = await MigratedDatabases.TakeAsync();

        var file = await Assert.ThrowsAsync<InvalidDataException>(() => ImportAsync(_second, export));
        Assert.StartsWith("line 3: is refused by the store, or one before it is; expected each study in one row", file.Message, StringComparison.Ordinal);

        // A database refuses it with the lines that it is sent with, and these end later: the counts are looked at first.
        var whole = await Assert.ThrowsAsync<InvalidDataException>(() => ImportAsync(database, Sealed(lines)));
        Assert.StartsWith("line 13: is refused by the store, or one before it is", whole.Message, StringComparison.Ordinal);
        await MigratedDatabases.GiveBackAsync(database);
    }

    [Theory]
    [InlineData(0, "\"format\":1", "\"format\":2", "line 1: header.format: is 2; expected 1")]
    [InlineData(0, "\"header\"", "\"state\"", "line 1: ")]
    [InlineData(1, "\"version\":1", "\"version\":0", "line 2: state.version: is 0; expected 1 or more")]
    [InlineData(1, "\"version\":2", "\"version\":4", "line 2: state.additions[0].version: is 4; expected 2")]
    [InlineData(1, "\"grainType\"", "\"kind\":1,\"grainType\"", "line 2: cannot be read: The JSON property 'kind' could not be mapped")]
    [InlineData(1, "\"writtenAt\":", "\"writtenAt\":7,\"was\":", "line 2: cannot be read: ")]
    [InlineData(2, "\"grainType\":\"fed\"", "\"grainType\":\"diaries\"", "line 3: state: state 'state' of grain 'diaries/one' follows")]
    [InlineData(6, "\"sequence\":2", "\"sequence\":1", "line 7: feed.sequence: is 1; expected more than 1")]
    [InlineData(12, "\"states\":4", "\"states\":5", "line 13: end: counts 5 states and 7 feed entries; found 4 and 7")]
    public async Task A_field_that_cannot_be_is_named_with_its_line_and_what_was_expected(int line, string was, string becomes, string message)
    {
        var lines = Lines(await ExportAsync(await FilledAsync(_first)));
        Assert.Contains(was, lines[line], StringComparison.Ordinal);
        lines[line] = lines[line].Replace(was, becomes, StringComparison.Ordinal);

        var e = await Assert.ThrowsAsync<InvalidDataException>(() => ImportAsync(_second, Encoding.UTF8.GetBytes(string.Join('\n', lines) + '\n')));

        Assert.StartsWith(message, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_table_is_either_moved_or_known_not_to_be()
    {
        string[] moved = ["feed", "grain_state", "grain_state_addition", "recruitment", "request", "study", "study_identity", "study_region"];

        // Of the file: which topics are where in the feed, and which file it is.
        string[] ofTheFile = ["feed_topic_block", "last_commit"];

        // Of the database: whose it is, its cluster, where its feed ends, and what is under way.
        string[] ofTheDatabase =
            ["feed_end", "membership", "membership_version", "orleansquery", "owner", "probe", "schema_version", "unfinished_write"];

        await FilledAsync(_first);
        using (var file = SqliteSnapshot.Open(new SqliteStorageOptions { DataDirectory = _first.Path }))
        using (var tables = file.CreateCommand())
        {
            tables.CommandText = "SELECT group_concat(name) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
            Assert.Equal(moved.Concat(ofTheFile).Order(), ((string)tables.ExecuteScalar()!).Split(',').Order());
        }

        var database = await MigratedDatabases.TakeAsync();
        foreach (var table in moved.Concat(ofTheDatabase))
        {
            Assert.Equal(1, await PostgresServer.CountAsync(database, $"SELECT count(*) FROM pg_tables WHERE schemaname = 'trialmatch' AND tablename = '{table}'"));
        }

        Assert.Equal(
            moved.Length + ofTheDatabase.Length, await PostgresServer.CountAsync(database, "SELECT count(*) FROM pg_tables WHERE schemaname = 'trialmatch'"));
        await MigratedDatabases.GiveBackAsync(database);
    }

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
    }

    /// <summary>A diary with additions and a row with all that a row can have, one that tells the feed, and one that was cleared.</summary>
    private static async Task<TemporaryFolder> FilledAsync(TemporaryFolder folder)
    {
        await using var store = OpenStore.Open(folder.Path);
        var diary = new GrainState<FullDiary>(new FullDiary { Lines = ["æøå \u2028 \"quoted\""] });
        await store.Grains.WriteStateAsync("state", Grain, diary);
        foreach (var line in (string[])["second", new string('x', 10_000)])
        {
            diary.State = diary.State!.With(line);
            await store.Grains.WriteStateAsync("state", Grain, diary);
        }

        var fed = new GrainState<FedNote>(FedNote.Of(Enumerable.Range(1, 7).Select(i => FedNote.Item(i % 2 == 0 ? "other" : Topic, $"{i} æ"))));
        await store.Grains.WriteStateAsync("state", GrainId.Create("fed", "one"), fed);
        var note = new GrainState<Note>(new Note { Number = 1 });
        await store.Grains.WriteStateAsync("first", GrainId.Create("note", "one"), note);
        await store.Grains.ClearStateAsync("first", GrainId.Create("note", "one"), note);
        await store.Grains.WriteStateAsync("second", GrainId.Create("note", "one"), new GrainState<Note>(new Note { Number = 2 }));
        return folder;
    }

    private static async Task AssertGoesOnAsync(Orleans.Storage.IGrainStorage grains, IStudyRegistry registry, IFeed feed, long lastSequence)
    {
        var diary = new GrainState<FullDiary>();
        await grains.ReadStateAsync("state", Grain, diary);
        var study = Assert.Single((await registry.ListAsync(new(null, null, null, 10, ""), Cancelled)).Studies);
        Assert.Equal(diary.State!.Lines[^1], study.Title);
        Assert.Equal(FullDiary.Full(study.Title).Requests, (await registry.ListRequestsAsync(new(null, null, null, 10, ""), Cancelled)).Requests);
        Assert.Equal(study.Id, Assert.Single(await registry.FindLikelyDuplicatesAsync(["key-1"], Cancelled)).Study);
        diary.State = diary.State.With("goes on");
        await grains.WriteStateAsync("state", Grain, diary);

        var cleared = new GrainState<Note>();
        await grains.ReadStateAsync("first", GrainId.Create("note", "one"), cleared);
        Assert.False(cleared.RecordExists);
        Assert.Equal("2", cleared.ETag);

        Assert.Equal([1, 3, 5, 7], (await feed.ReadAsync(Topic, after: 0, limit: 4, Cancelled)).Select(entry => entry.Sequence));
        var fed = new GrainState<FedNote>();
        await grains.ReadStateAsync("state", GrainId.Create("fed", "one"), fed);
        fed.State!.Feed.Add(FedNote.Item(Topic, "goes on"));
        await grains.WriteStateAsync("state", GrainId.Create("fed", "one"), fed);
        Assert.Equal(lastSequence + 1, await feed.LastSequenceAsync(Topic, Cancelled));
    }

    private static async Task AssertExportsOneCommitAsync(TemporaryFolder folder, string database)
    {
        await using var file = OpenStore.Open(folder.Path);
        await using var postgres = await OpenPostgres.OpenAsync(database);
        foreach (var (grains, feed, export) in new (Orleans.Storage.IGrainStorage, IFeed, Func<Task<byte[]>>)[]
        {
            (file.Grains, file.Feed, () => ExportAsync(folder)),
            (postgres.Grains, postgres.Feed, () => ExportAsync(database)),
        })
        {
            using var enough = new CancellationTokenSource();
            var writing = Task.Run(() => NumberedWrites.WriteUntilAsync(grains, enough.Token), Cancelled);
            await feed.WaitAsync(Topic, after: 20, Cancelled);
            var lines = Lines(await export());
            await enough.CancelAsync();
            Assert.True(await writing > 20);

            var state = JsonNode.Parse(lines[1])!["state"]!;
            var title = (string)state["entry"]!["title"]!;
            Assert.Equal(title, (string)state["document"]!["Study"]!["Title"]!);
            Assert.Equal(title, $"{(long)JsonNode.Parse(lines[^2])!["feed"]!["sequence"]!}");
            Assert.Equal(title, $"{(long)JsonNode.Parse(lines[^1])!["end"]!["feedEntries"]!}");
        }
    }

    /// <summary>An export with these lines, and the hash that belongs to them.</summary>
    private static byte[] Sealed(string[] lines)
    {
        var content = Encoding.UTF8.GetBytes(string.Join("", lines[..^1].Select(line => line + "\n")));
        var end = JsonNode.Parse(lines[^1])!;
        end["end"]!["sha256"] = Convert.ToHexStringLower(SHA256.HashData(content));
        return [.. content, .. Encoding.UTF8.GetBytes(end.ToJsonString() + "\n")];
    }

    private static string[] Lines(byte[] export) => Encoding.UTF8.GetString(export).TrimEnd('\n').Split('\n');

    private static async Task<byte[]> ExportAsync(TemporaryFolder folder)
    {
        using var output = new MemoryStream();
        await SqliteDatabase.ExportAsync(Options(folder), output, Now, Cancelled);
        return output.ToArray();
    }

    private static async Task<byte[]> ExportAsync(string database)
    {
        using var output = new MemoryStream();
        await PostgresDatabase.ExportAsync(Options(database), output, Now, Cancelled);
        return output.ToArray();
    }

    private static Task<TransferCounts> ImportAsync(TemporaryFolder folder, byte[] export, IStoredGrainCheck? check = null) =>
        SqliteDatabase.ImportAsync(Options(folder), new MemoryStream(export), check ?? new Refusing(grainType: ""), Cancelled);

    private static Task<TransferCounts> ImportAsync(string database, byte[] export, IStoredGrainCheck? check = null) => PostgresDatabase.ImportAsync(
        Options(database),
        new ClusterOptions { ServiceId = "tests", ClusterId = "tests" },
        new MemoryStream(export),
        check ?? new Refusing(grainType: ""),
        Cancelled);

    private static SqliteStorageOptions Options(TemporaryFolder folder) => new() { DataDirectory = folder.Path, DataDirectorySetting = "TRIALMATCH_DATA" };

    private static PostgresStorageOptions Options(string database) => new() { ConnectionString = database, ConnectionStringSetting = "TRIALMATCH_POSTGRES" };

    /// <summary>Refuses the grains of one type.</summary>
    private sealed class Refusing(string grainType) : IStoredGrainCheck
    {
        public void Check(ImmutableArray<StoredGrainState> states)
        {
            if (states[0].GrainType == grainType)
            {
                throw new InvalidDataException($"{states[0]} is refused, and {states[^1]} with it");
            }
        }
    }
}
