using System.CommandLine;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Registers a study: matched, and held at its sites, or told why not.</summary>
internal static class RegisterCommand
{
    private static readonly Option<string> Sponsor = new("--sponsor")
    {
        Description = "The registered sponsor that places the study.",
        HelpName = "ID",
        Required = true,
    };

    public static Command Build(Terminal terminal)
    {
        var command = new Command("register", "Register a study: it is matched, and capacity is held for it at its sites.");
        DraftOptions.AddTo(command);
        command.Add(Sponsor);
        command.Add(RequestIds.Option);
        return Session.For(command, terminal, RunAsync);
    }

    private static async Task RunAsync(Session session)
    {
        var draft = await DraftOptions.ReadAsync(session);
        var centres = await CentreDirectory.ForTextAsync(session);
        var request = new RegisterStudyRequest
        {
            RequestId = RequestIds.Of(session),
            Sponsor = ResourceName.Of("sponsors", session.Required(Sponsor)),
            Draft = draft,
        };
        var reply = await RequestIds.SayingHowToRepeatAsync(
            session, request.RequestId, () => session.Server.Studies.RegisterStudyAsync(request, session.Server.OneCall()).ResponseAsync);
        session.Print(reply, terminal => StudyText.Write(terminal, reply, centres, TimeProvider.System.GetUtcNow()));
    }
}
