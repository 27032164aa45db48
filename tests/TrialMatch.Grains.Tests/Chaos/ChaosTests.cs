using System.Diagnostics;
using System.Globalization;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Studies.Inquiries;

namespace TrialMatch.Grains.Tests.Chaos;

/// <summary>
/// R1 to R6 over random lives on real silos, while writes and messages are lost before or after they took effect,
/// messages come twice, trusts take capacity back, time jumps and silos are killed. TRIALMATCH_CHAOS_ROUNDS asks for more of it.
/// </summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    private const int UsualSeed = 20261122;
    private const string RoundsVariable = "TRIALMATCH_CHAOS_ROUNDS";
    private const int Rounds = 200;
    private const int RoundsOnOneCluster = 200;
    private const int RoundsWithAKill = 16;
    private const int KillsOnOneCluster = 8;
    private const int StudiesThatALargeTrustCarries = 10;

    [Fact]
    public Task Whatever_is_lost_repeated_or_taken_back_nothing_is_promised_twice_and_every_study_comes_to_rest() =>
        RunAsync(Number(RoundsVariable, Rounds), RoundsOnOneCluster, killsSilos: false);

    [Fact]
    public Task Whichever_silo_is_killed_nothing_is_promised_twice_and_every_study_comes_to_rest() =>
        RunAsync(Math.Max(1, Number(RoundsVariable, Rounds) * RoundsWithAKill / Rounds), KillsOnOneCluster, killsSilos: true);

    private async Task RunAsync(int rounds, int roundsOnOneCluster, bool killsSilos)
    {
        var seed = Seed.Number(UsualSeed);
        output.WriteLine($"{RoundsVariable}={Number(RoundsVariable, Rounds)}");
        for (var first = 0; first < rounds; first += roundsOnOneCluster)
        {
            await RunAsync(seed, first, Math.Min(rounds, first + roundsOnOneCluster), killsSilos);
        }
    }

    private async Task RunAsync(int seed, int first, int end, bool killsSilos)
    {
        var calls = new UnreliableCalls();
        await using var cluster = new GrainCluster { Network = SmallNetwork.Carrying(StudiesThatALargeTrustCarries), Calls = calls };
        await cluster.InitializeAsync();
        var world = new ChaoticWorld(cluster, calls);
        var clock = Stopwatch.StartNew();
        for (var number = first; number < end; number++)
        {
            try
            {
                await new ChaosRound(world, number, seed, killsSilos).RunAsync();
            }
            catch (Exception)
            {
                output.WriteLine($"round {number}");
                throw;
            }
        }

        var confirmed = 0;
        foreach (var entry in cluster.Store.Entries())
        {
            confirmed += (await cluster.StudyAsync(entry.Id)).Inquiry?.Outcome == InquiryOutcome.Confirmed ? 1 : 0;
        }

        Assert.True(confirmed > 0 || end - first < RoundsWithAKill, "No inquiry was confirmed in all these rounds.");
        var states = cluster.Store.Entries().CountBy(entry => entry.State).Select(count => $"{count.Value} {count.Key}");
        var forwarded = cluster.Store.Entries().Count(entry => entry.Lead == Area.OtherFields);
        output.WriteLine($"{forwarded} studies were forwarded");
        output.WriteLine($"rounds {first} to {end - 1} in {clock.Elapsed.TotalSeconds:F0} s: {string.Join(", ", states)}; {confirmed} inquiries confirmed");
    }

    private static int Number(string variable, int otherwise) =>
        int.Parse(Environment.GetEnvironmentVariable(variable) ?? otherwise.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
