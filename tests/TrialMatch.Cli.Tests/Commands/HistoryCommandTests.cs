using Microsoft.Data.Sqlite;
using TrialMatch.Cli.Tests.Harness;

namespace TrialMatch.Cli.Tests.Commands;

[Collection(ServerCollection.Name)]
public sealed class HistoryCommandTests(RunningServer server)
{
    [Fact]
    public async Task A_history_that_is_intact_is_said_to_be_and_one_that_was_changed_ends_with_1_and_the_event()
    {
        var study = await new Life(server).RegisterAsync("Verified", "--from", "2071-01-01", "--to", "2072-12-31", "--target", "2");
        (await server.RunAsync("history", study.Name, "--verify")).ShouldSay($"The history of {study.Name} is intact: 3 events.", "Hash of the last event: ");

        await ChangeKeptHashAsync(study.Name.Split('/')[1]);

        (await server.RunAsync("history", study.Name, "--verify")).ShouldBeRefused(
            1, $"the history of {study.Name} is not what was written: event 3 has another hash than the registry keeps");
    }

    /// <summary>Edits the file behind the server's back.</summary>
    private async Task ChangeKeptHashAsync(string study)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(server.DataFolder, "trialmatch.db"), Pooling = false }.ToString());
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var change = connection.CreateCommand();
        change.CommandText = "UPDATE study SET history_hash = 'ff' WHERE id = $study";
        change.Parameters.AddWithValue("$study", study);
        Assert.Equal(1, await change.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }
}
