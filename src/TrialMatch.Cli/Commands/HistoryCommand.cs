using System.CommandLine;
using TrialMatch.Cli.Output;
using TrialMatch.Cli.Server;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Shows everything that happened to a study.</summary>
internal static class HistoryCommand
{
    public static Command Build(Terminal terminal) => Session.For(
        new Command("history", "Show everything that happened to a study: when, who did it, why.") { StudyArgument.Argument }, terminal, RunAsync);

    private static async Task RunAsync(Session session)
    {
        var study = StudyArgument.Of(session);
        var reply = await WholeList.ReadAsync(token => session.Server.Studies.ListStudyEventsAsync(
            new ListStudyEventsRequest { Name = study, PageToken = token, PageSize = int.MaxValue }, session.Server.OneCall()).ResponseAsync);
        session.Print(reply, terminal => HistoryText.Write(terminal, reply.Events));
    }
}
