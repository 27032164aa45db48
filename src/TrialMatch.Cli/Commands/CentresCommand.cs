using System.CommandLine;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Shows the centres and the trusts of their networks.</summary>
internal static class CentresCommand
{
    private static readonly Argument<string?> Id = new("CENTRE")
    {
        Description = "Id or resource name of a centre; all when left out.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Command Build() => Session.For(
        new Command("centres", "Show the NorTrials centres and their networks.") { Id }, RunAsync);

    private static async Task RunAsync(Session session)
    {
        if (session.Value(Id) is { } id)
        {
            var request = new GetCentreRequest { Name = ResourceName.Of("centres", id) };
            var reply = await session.Server.Network.GetCentreAsync(request, session.Server.OneCall());
            session.Print(reply, terminal => CentresText.Write(terminal, [reply]));
        }
        else
        {
            var reply = await CentreDirectory.ListAsync(session.Server);
            session.Print(reply, terminal => CentresText.Write(terminal, reply.Centres));
        }
    }
}
