using System.CommandLine;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>What Norway could offer a study now; nothing is stored or held.</summary>
internal static class PreviewCommand
{
    public static Command Build(Terminal terminal)
    {
        var command = new Command("preview", "Show what Norway could offer a study now; nothing is stored or held.");
        DraftOptions.AddTo(command);
        return Session.For(command, terminal, RunAsync);
    }

    private static async Task RunAsync(Session session)
    {
        var draft = await DraftOptions.ReadAsync(session);
        var centres = await CentreDirectory.ForTextAsync(session);
        var reply = await session.Server.Studies.PreviewPlacementAsync(new PreviewPlacementRequest { Draft = draft }, session.Server.OneCall());
        session.Print(reply, terminal =>
        {
            DraftText.Write(terminal, draft);
            PlanText.Write(terminal, reply.Plan, draft, centres);
        });
    }
}
