using System.CommandLine;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;
using TrialMatch.Cli.Server;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Shows everything that happened to a study, or checks that its history is what was written.</summary>
internal static class HistoryCommand
{
    private static readonly Option<bool> Verify = new("--verify")
    {
        Description = "Check instead that the stored history is what was written: exit code 1 if it is not.",
    };

    public static Command Build() => Session.For(
        new Command("history", "Show everything that happened to a study: when, who did it, why.") { StudyArgument.Argument, Verify },
        session => session.Value(Verify) ? VerifyAsync(session) : ShowAsync(session));

    private static async Task ShowAsync(Session session)
    {
        var study = StudyArgument.Of(session);
        var reply = await WholeList.ReadAsync(token => session.Server.Studies.ListStudyEventsAsync(
            new ListStudyEventsRequest { Name = study, PageToken = token, PageSize = int.MaxValue }, session.Server.OneCall()).ResponseAsync);
        session.Print(reply, terminal => HistoryText.Write(terminal, reply.Events));
    }

    private static async Task VerifyAsync(Session session)
    {
        var study = StudyArgument.Of(session);
        var reply = await session.Server.Studies.VerifyHistoryAsync(new VerifyHistoryRequest { Name = study }, session.Server.OneCall());
        session.Print(reply, terminal => VerificationText.Write(terminal, study, reply));
        if (reply.Break is { } broken)
        {
            throw new CommandException(ExitCodes.Failed, VerificationText.OfBreak(study, broken));
        }
    }
}
