using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Grpc.Core;
using Microsoft.Data.Sqlite;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;
using Kind = TrialMatch.V1.HistoryBreak.Types.Kind;

namespace TrialMatch.Service.Tests.Rules;

/// <summary>Whoever edits a history in the file, behind the server's back, is found out (R6).</summary>
public sealed class HistoryVerificationTests(RunningServer server) : IClassFixture<RunningServer>, IAsyncLifetime
{
    private const string Row = "SELECT id FROM grain_state WHERE grain_type = 'study' AND grain_key = $study";

    private string _study = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string Id => _study["studies/".Length..];

    public async ValueTask InitializeAsync()
    {
        var sponsor = await server.Client.SponsorAsync("chained");
        var study = await server.Client.RegisterAsync(Guid.NewGuid().ToString(), sponsor, Drafts.BreastCancer("Chained").In(server.NextWindow()));
        await server.Client.Studies.WithdrawStudyAsync(
            new WithdrawStudyRequest { RequestId = "withdraw", Name = study.Name, Remarks = "no longer needed" }, ApiClient.Options);
        _study = study.Name;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Each_edit_of_the_file_is_found_at_the_event_where_it_was_made_while_the_server_runs()
    {
        var intact = await VerifyAsync();
        var events = await server.Client.EventsAsync(_study);
        Assert.Null(intact.Break);
        Assert.Equal((events.Count, 1, events[^1].Hash), (intact.Version, intact.ChainedFromVersion, intact.Hash));
        var last = events.Count;
        var withdrawn = (int)events.Single(happened => happened.Type == "withdrawn").Version;

        await AssertBreaksAsync(1, Kind.HashWrong, history => history[0]!["event"]!["draft"]!["targetPatients"] = 4000);
        await AssertBreaksAsync(1, Kind.HashWrong, history => history[0]!["actor"] = "someone-else");
        await AssertBreaksAsync(1, Kind.HashWrong, history => history[0]!["authority"]!["role"] = "national");
        await AssertBreaksAsync(2, Kind.HashWrong, history => history[1]!["at"] = "2020-01-01T00:00:00+00:00");
        await AssertBreaksAsync(withdrawn, Kind.HashWrong, history => history[withdrawn - 1]!["event"]!["remarks"] = "rewritten");
        await AssertBreaksAsync(withdrawn, Kind.HashWrong, history => history[withdrawn - 1]!["requestId"] = "another");
        await AssertBreaksAsync(2, Kind.HashMissing, history => history[1]!.AsObject().Remove("hash"));
        await AssertBreaksAsync(3, Kind.HashWrong, history => history[2]!["hash"] = new string('0', 64));
        await AssertBreaksAsync(2, Kind.OutOfOrder, history => history.RemoveAt(1));
        await AssertBreaksAsync(last, Kind.Truncated, history => history.RemoveAt(last - 1));
        await AssertBreaksAsync(1, Kind.Truncated, history => history.Clear());
        await AssertBreaksAsync(2, Kind.OutOfOrder, history =>
        {
            var moved = history[1]!;
            history.RemoveAt(1);
            history.Insert(2, moved);
        });
        await AssertBreaksAsync(last, Kind.HeadDiffers, history =>
        {
            foreach (var entry in history)
            {
                entry!.AsObject().Remove("hash");
            }
        });
        Assert.Empty(server.Process.Log.ErrorsFrom(0));
    }

    [Fact]
    public async Task A_head_that_is_edited_or_cleared_in_the_registry_is_found()
    {
        var last = (await server.Client.EventsAsync(_study)).Count;

        await RunAsync("UPDATE study SET history_hash = 'ff' WHERE id = $study");
        Assert.Equal(new HistoryBreak { Version = last, Kind = Kind.HeadDiffers }, (await VerifyAsync()).Break);
        await RunAsync("UPDATE study SET history_hash = NULL WHERE id = $study");
        Assert.Equal(new HistoryBreak { Version = 1, Kind = Kind.HeadMissing }, (await VerifyAsync()).Break);
    }

    [Fact]
    public async Task What_cannot_be_read_at_all_is_an_answer_too()
    {
        await RunAsync($"DELETE FROM grain_state_addition WHERE grain_state_id = ({Row})");
        await RunAsync($"UPDATE grain_state SET payload = x'7b', is_compressed = 0 WHERE id = ({Row})");

        Assert.Equal(Kind.Unreadable, (await VerifyAsync()).Break?.Kind);
    }

    [Fact]
    public async Task A_study_that_does_not_exist_is_not_found()
    {
        var refused = await Assert.ThrowsAsync<RpcException>(() => VerifyAsync("studies/study-0000000000000000"));

        Assert.Equal(StatusCode.NotFound, refused.StatusCode);
    }

    private async Task AssertBreaksAsync(long version, Kind kind, Action<JsonArray> edit)
    {
        var (history, states) = await ReadAsync();
        edit(history);
        await WriteAsync(history);
        Assert.Equal(new HistoryBreak { Version = version, Kind = kind }, (await VerifyAsync()).Break);
        await RestoreAsync(states);
        Assert.Null((await VerifyAsync()).Break);
    }

    private async Task<VerifyHistoryResponse> VerifyAsync(string? study = null) =>
        await server.Client.Studies.VerifyHistoryAsync(new VerifyHistoryRequest { Name = study ?? _study }, ApiClient.Options);

    /// <summary>Reads the whole history out of the file, and the rows it lies in.</summary>
    private async Task<(JsonArray History, List<(long Id, long Version, byte[] Payload, bool IsCompressed)> Rows)> ReadAsync()
    {
        await using var connection = await OpenAsync();
        await using var read = connection.CreateCommand();
        read.CommandText = $"""
            SELECT id, 1, payload, is_compressed FROM grain_state WHERE id = ({Row})
            UNION ALL
            SELECT grain_state_id, version, payload, is_compressed FROM grain_state_addition WHERE grain_state_id = ({Row})
            ORDER BY 2
            """;
        read.Parameters.AddWithValue("$study", Id);
        var history = new JsonArray();
        var rows = new List<(long, long, byte[], bool)>();
        await using var row = await read.ExecuteReaderAsync(Cancelled);
        while (await row.ReadAsync(Cancelled))
        {
            var payload = row.GetFieldValue<byte[]>(2);
            rows.Add((row.GetInt64(0), row.GetInt64(1), payload, row.GetBoolean(3)));
            foreach (var entry in JsonNode.Parse(row.GetBoolean(3) ? Decompress(payload) : payload)!["history"]!.AsArray())
            {
                history.Add(entry!.DeepClone());
            }
        }

        return (history, rows);
    }

    /// <summary>Puts a history in the place of the stored one: all of it into the first row, and nothing into those of the additions.</summary>
    private async Task WriteAsync(JsonArray history)
    {
        var whole = new JsonObject { ["schemaVersion"] = 1, ["id"] = Id, ["history"] = history.DeepClone() };
        await RunAsync($"UPDATE grain_state SET payload = $text, is_compressed = 0 WHERE id = ({Row})", ("$text", Encoding.UTF8.GetBytes(whole.ToJsonString())));
        whole["history"] = new JsonArray();
        await RunAsync(
            $"UPDATE grain_state_addition SET payload = $text, is_compressed = 0 WHERE grain_state_id = ({Row})",
            ("$text", Encoding.UTF8.GetBytes(whole.ToJsonString())));
    }

    private async Task RestoreAsync(List<(long Id, long Version, byte[] Payload, bool IsCompressed)> rows)
    {
        foreach (var (id, version, payload, isCompressed) in rows)
        {
            await RunAsync(
                version == 1
                    ? "UPDATE grain_state SET payload = $text, is_compressed = $compressed WHERE id = $id AND $version = 1"
                    : "UPDATE grain_state_addition SET payload = $text, is_compressed = $compressed WHERE grain_state_id = $id AND version = $version",
                ("$text", payload), ("$compressed", isCompressed), ("$id", id), ("$version", version));
        }
    }

    private async Task RunAsync(string sql, params (string Name, object Value)[] values)
    {
        await using var connection = await OpenAsync();
        await using var run = connection.CreateCommand();
        run.CommandText = sql;
        run.Parameters.AddWithValue("$study", Id);
        foreach (var (name, value) in values)
        {
            run.Parameters.AddWithValue(name, value);
        }

        Assert.NotEqual(0, await run.ExecuteNonQueryAsync(Cancelled));
    }

    private async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(server.DataFolder, "trialmatch.db")};Pooling=false");
        await connection.OpenAsync(Cancelled);
        return connection;
    }

    private static byte[] Decompress(byte[] payload)
    {
        using var plain = new MemoryStream();
        using var zlib = new ZLibStream(new MemoryStream(payload), CompressionMode.Decompress);
        zlib.CopyTo(plain);
        return plain.ToArray();
    }
}
