using TrialMatch.Cli.Tests.Harness;
using TrialMatch.V1;

namespace TrialMatch.Cli.Tests.Commands;

[Collection(ServerCollection.Name)]
public sealed class ObstacleCommandTests(RunningServer server)
{
    [Fact]
    public async Task What_stood_in_the_way_is_reported_listed_tagged_and_counted()
    {
        var reported = (await server.RunAsync(
            "obstacle", "report", "nord-trondelag", "--category", "contract", "--text", "The contract took 14 weeks", "--output", "json")).ShouldReply<Obstacle>();

        (await server.RunAsync("obstacle", "tag", reported.Name, "legal", "contract-template")).ShouldSay("contract-template, legal");
        (await server.RunAsync("obstacle", "list", "regions/central", "--tag", "legal")).ShouldSay(reported.Name, "The contract took 14 weeks");
        (await server.RunAsync("obstacle", "count", "nord-trondelag")).ShouldSay("trusts/nord-trondelag: 1 reported by trusts, 0 by sponsors", "contract-template");
        (await server.RunAsync("obstacle", "list", "helgeland")).ShouldSay("Nothing was reported.");
        (await server.RunAsync("obstacle", "tag", "obstacles/trust-nord-trondelag-99", "legal")).ShouldBeRefused(2, "obstacles/trust-nord-trondelag-99");
    }
}
