using System.CommandLine;
using Google.Type;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Asks early: sites say whether they are interested, and nothing is held until the sponsor confirms.</summary>
internal static class InquireCommand
{
    private static readonly Option<string> Sponsor = new("--sponsor")
    {
        Description = "The registered sponsor that asks.",
        HelpName = "ID",
        Required = true,
    };

    private static readonly Option<Date?> DecideBy = new("--decide-by")
    {
        Description = "The last day on which the sponsor will decide; after it the inquiry lapses. Needed unless FILE says it.",
        HelpName = "YYYY-MM-DD",
        CustomParser = Parsing.Day,
    };

    private static readonly Option<SponsorDecision.Types.Stage> Stage = new("--stage")
    {
        Description = "How far the sponsor is: concept, country-selection, site-selection or contracting; needed unless FILE says it.",
        HelpName = "STAGE",
        CustomParser = Parsing.Choice<SponsorDecision.Types.Stage>,
    };

    public static Command Build()
    {
        var command = new Command("inquire", "Ask whether Norway could do a study before its sponsor has decided: sites say whether they are interested, and nothing is held.");
        DraftOptions.AddTo(command);
        command.Add(Sponsor);
        command.Add(Stage);
        command.Add(DecideBy);
        command.Add(RegisterCommand.DuplicateOfKnown);
        command.Add(RequestIds.Option);
        command.Add(DetailsOption.Option);
        return Session.For(command, RunAsync);
    }

    private static async Task RunAsync(Session session)
    {
        var input = await DraftOptions.ReadAsync(session);
        var centres = await CentreDirectory.ForTextAsync(session);
        SetDecision(session, input.Draft);
        var request = new RegisterStudyRequest
        {
            RequestId = RequestIds.Of(session),
            Sponsor = ResourceName.Of("sponsors", session.Required(Sponsor)),
            Draft = input.Draft,
            Intent = StudyIntent.Explore,
            DuplicateOfKnown = session.Value(RegisterCommand.DuplicateOfKnown),
        };
        var reply = await RequestIds.SayingHowToRepeatAsync(
            session, request.RequestId, () => RegisterCommand.CallAsync(session, request));
        session.Print(reply, terminal => StudyText.Write(terminal, reply, input, centres, TimeProvider.System.GetUtcNow(), DetailsOption.IsGiven(session)));
    }

    private static void SetDecision(Session session, StudyDraft draft)
    {
        draft.Intake ??= new StudyIntake();
        draft.Intake.Decision ??= new SponsorDecision();
        draft.Intake.Decision.Date = session.Value(DecideBy) ?? draft.Intake.Decision.Date;
        if (session.Value(Stage) is var stage and not SponsorDecision.Types.Stage.Unspecified)
        {
            draft.Intake.Decision.Stage = stage;
        }

        RequireDecision(draft.Intake.Decision);
    }

    // Where neither the file nor an option says it, the option is what is missing.
    private static void RequireDecision(SponsorDecision decision)
    {
        if (decision.Stage == SponsorDecision.Types.Stage.Unspecified)
        {
            throw new CommandException(ExitCodes.BadInput, "--stage: expected STAGE, as FILE does not say how far the sponsor is");
        }

        if (decision.Date is null)
        {
            throw new CommandException(ExitCodes.BadInput, "--decide-by: expected YYYY-MM-DD, as FILE does not say when the sponsor decides");
        }
    }
}
