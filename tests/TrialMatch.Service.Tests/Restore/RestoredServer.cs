using TrialMatch.Service.Tests.Crash;
using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Service.Tests.Restore;

/// <summary>What a server must know that was started on a backup or on moved data.</summary>
internal static class RestoredServer
{
    /// <summary>
    /// Everything acknowledged is there once, nothing is promised twice, all comes to rest, the ledgers keep what the studies want, and
    /// repeating a command adds nothing.
    /// </summary>
    public static async Task AssertHasAllAsync(ApiClient client, IReadOnlyDictionary<SentCommand, V1.Study> acknowledged)
    {
        Checked.AtLeast(20, acknowledged.Count);
        var found = await Crash.Record.ReadAsync(client);
        found.AssertNothingIsPromisedTwice();
        found.AssertHasAll(acknowledged);

        var record = await Verdict.RestAsync(client);
        record.AssertHasAll(acknowledged);
        await Task.WhenAll(acknowledged.Keys.Select(command => command.SendAsync(client)));
        Assert.Equal(record.Studies.Count, (await client.AllStudiesAsync()).Count);
        (await Verdict.RestAsync(client)).AssertHasAll(acknowledged);
    }
}
