using System.CommandLine;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>One study: its state and plan, or its history.</summary>
internal static class ShowCommand
{
    private static readonly Argument<string> Study = new("STUDY") { Description = "Id or resource name of the study." };

    private static readonly Option<bool> History = new("--history") { Description = "Show what happened to it, and why, instead of its plan." };

    public static Command Build(Terminal terminal) => Session.For(
        new Command("show", "Show a study and what was decided for it.") { Study, History }, terminal, RunAsync);

    private static Task RunAsync(Session session)
    {
        var name = ResourceName.Of("studies", session.Required(Study));
        return session.Value(History) ? ShowHistoryAsync(session, name) : ShowStudyAsync(session, name);
    }

    private static async Task ShowStudyAsync(Session session, string name)
    {
        var centres = await CentreDirectory.ForTextAsync(session);
        var reply = await session.Server.Studies.GetStudyAsync(new GetStudyRequest { Name = name }, session.Server.OneCall());
        session.Print(reply, terminal => StudyText.Write(terminal, reply.Study, centres));
    }

    private static async Task ShowHistoryAsync(Session session, string name)
    {
        var reply = await session.Server.Studies.ListStudyEventsAsync(new ListStudyEventsRequest { Name = name }, session.Server.OneCall());
        session.Print(reply, terminal => HistoryText.Write(terminal, reply.Events));
    }
}
