using System.CommandLine;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Everything that happened to a study.</summary>
internal static class HistoryCommand
{
    public static Command Build(Terminal terminal) => Session.For(
        new Command("history", "Show everything that happened to a study: when, who did it, why.") { StudyArgument.Argument }, terminal, RunAsync);

    private static async Task RunAsync(Session session)
    {
        var request = new ListStudyEventsRequest { Name = StudyArgument.Of(session) };
        var reply = await session.Server.Studies.ListStudyEventsAsync(request, session.Server.OneCall());
        session.Print(reply, terminal => HistoryText.Write(terminal, reply.Events));
    }
}
