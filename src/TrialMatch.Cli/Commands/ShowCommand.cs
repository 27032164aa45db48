using System.CommandLine;
using TrialMatch.Cli.Input;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Shows a study: its state and its plan.</summary>
internal static class ShowCommand
{
    public static Command Build() => Session.For(
        new Command("show", "Show a study: where it stands and what was decided for it.") { StudyArgument.Argument, DetailsOption.Option }, RunAsync);

    private static async Task RunAsync(Session session)
    {
        var centres = await CentreDirectory.ForTextAsync(session);
        var reply = await session.Server.Studies.GetStudyAsync(
            new GetStudyRequest { Name = StudyArgument.Of(session) }, session.Server.OneCall());
        session.Print(reply, terminal => StudyText.Write(terminal, reply, StudyInput.Of(reply.Draft), centres, TimeProvider.System.GetUtcNow(), DetailsOption.IsGiven(session)));
    }
}
