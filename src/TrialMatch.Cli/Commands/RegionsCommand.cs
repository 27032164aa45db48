using System.CommandLine;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Shows the regional account.</summary>
internal static class RegionsCommand
{
    public static Command Build() => Session.For(
        new Command("regions", "Show each region's due and actual share of placed studies, and the discount that plans give its sites."), RunAsync);

    private static async Task RunAsync(Session session)
    {
        var reply = await session.Server.Network.GetRegionalAccountAsync(new GetRegionalAccountRequest(), session.Server.OneCall());
        session.Print(reply, terminal => RegionsText.Write(terminal, reply));
    }
}
