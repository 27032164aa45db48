using TrialMatch.Service.Tests.Server;
using Xunit.Sdk;
using State = TrialMatch.V1.Study.Types.State;

namespace TrialMatch.Service.Tests.Crash;

/// <summary>What must be so once all is at rest, whatever happened before.</summary>
internal static class Verdict
{
    // A study left in a passing state is due after 5 s and the sweep comes round every 5 s; the rest is for a busy machine.
    private static readonly TimeSpan RestLimit = TimeSpan.FromSeconds(40);

    /// <summary>Reads until the ledgers agree with the studies: those that a kill left in a passing state wake when they are due.</summary>
    public static async Task<Record> RestAsync(ApiClient client)
    {
        using var limit = new CancellationTokenSource(RestLimit);
        while (true)
        {
            var record = await Record.ReadAsync(client);
            record.AssertNothingIsPromisedTwice();
            try
            {
                record.AssertLedgersAgreeWithStudies();

                // A study that settles is read in one version, and its history in the next.
                record.AssertHistoriesTellTheirStudies();
                return record;
            }
            catch (XunitException) when (!limit.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
            }
        }
    }

    /// <summary>Those who wait may be served meanwhile.</summary>
    public static async Task AssertRepeatingChangesNothingAsync(ApiClient client, Campaign campaign, Record before)
    {
        var byName = before.Studies.Where(study => study.State != State.Waitlisted).ToDictionary(study => study.Name);
        var titles = before.Studies.Select(study => study.Draft.Title).ToHashSet();
        await Parallel.ForEachAsync(
            campaign.Sent.Where(command => campaign.Acknowledged.ContainsKey(command) || titles.Contains(command.RequestId)),
            new ParallelOptions { MaxDegreeOfParallelism = Record.CallsAtOnce },
            async (command, _) =>
            {
                var told = await command.SendAsync(client);
                if (byName.TryGetValue(told.Name, out var study))
                {
                    Assert.Equal(study, told);
                }
            });

        var after = await RestAsync(client);
        Assert.Equal(before.Studies.Count, after.Studies.Count);
        Assert.Equal(byName.Values, after.Studies.Where(study => byName.ContainsKey(study.Name)));
        Assert.Equal(before.Reservations, after.Reservations.Where(kept => byName.ContainsKey(kept.Reservation.Study)));
    }
}
