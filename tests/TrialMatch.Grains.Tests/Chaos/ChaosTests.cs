using System.Diagnostics;
using System.Globalization;

namespace TrialMatch.Grains.Tests.Chaos;

/// <summary>
/// The rules of design §2 over random lives on real silos, while writes and messages are lost before or after they took effect,
/// messages come twice, trusts take capacity back, time jumps and silos are killed. TRIALMATCH_CHAOS_ROUNDS asks for more of it.
/// </summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    private const string SeedVariable = "TRIALMATCH_TEST_SEED";
    private const string RoundsVariable = "TRIALMATCH_CHAOS_ROUNDS";
    private const int RoundsOnOneCluster = 200;
    private const int RoundsBetweenKills = 8;
    private const int StudiesThatALargeTrustCarries = 10;

    [Fact]
    public async Task Whatever_fails_is_repeated_taken_back_or_killed_nothing_is_promised_twice_and_every_study_comes_to_rest()
    {
        var seed = Number(SeedVariable, 20261122);
        var rounds = Number(RoundsVariable, RoundsOnOneCluster);
        output.WriteLine($"{SeedVariable}={seed} {RoundsVariable}={rounds}");
        for (var first = 0; first < rounds; first += RoundsOnOneCluster)
        {
            await RunAsync(seed, first, Math.Min(rounds, first + RoundsOnOneCluster));
        }
    }

    private async Task RunAsync(int seed, int first, int end)
    {
        var calls = new UnreliableCalls();
        await using var cluster = new GrainCluster { Network = SmallNetwork.Carrying(StudiesThatALargeTrustCarries), Calls = calls };
        await cluster.InitializeAsync();
        var world = new ChaoticWorld(cluster, calls);
        var clock = Stopwatch.StartNew();
        for (var number = first; number < end; number++)
        {
            var before = clock.Elapsed;
            try
            {
                await new ChaosRound(world, number, seed + number, killsSilo: number % RoundsBetweenKills == RoundsBetweenKills - 1).RunAsync();
            }
            catch (Exception)
            {
                output.WriteLine($"round {number}");
                throw;
            }

            Trace(number, clock.Elapsed - before, world);
        }

        output.WriteLine(string.Join(", ", world.Cluster.Store.Entries().CountBy(entry => entry.State).Select(count => $"{count.Key} {count.Value}")));
    }

    private void Trace(int number, TimeSpan took, ChaoticWorld world) =>
        output.WriteLine($"round {number}: {took.TotalMilliseconds:F0} ms, {world.Living.Count} living");

    private static int Number(string variable, int otherwise) =>
        int.Parse(Environment.GetEnvironmentVariable(variable) ?? otherwise.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
