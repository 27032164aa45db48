using System.CommandLine;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>The regional account.</summary>
internal static class RegionsCommand
{
    public static Command Build(Terminal terminal) => Session.For(
        new Command("regions", "Show what each region was due of placed studies, what it got, and what that makes plans give its sites."), terminal, RunAsync);

    private static async Task RunAsync(Session session)
    {
        var reply = await session.Server.Network.GetRegionalAccountAsync(new GetRegionalAccountRequest(), session.Server.OneCall());
        session.Print(reply, terminal => RegionsText.Write(terminal, reply));
    }
}
