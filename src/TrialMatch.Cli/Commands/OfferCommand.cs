using System.CommandLine;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Shows the offer as the sponsor sees it.</summary>
internal static class OfferCommand
{
    public static Command Build() => Session.For(
        new Command("offer", "Show what a study is offered, and what each site answered.") { StudyArgument.Argument }, RunAsync);

    private static async Task RunAsync(Session session)
    {
        var name = StudyArgument.Of(session);
        var study = await session.Server.Studies.GetStudyAsync(new GetStudyRequest { Name = name }, session.Server.OneCall());
        if (study.Offer is null)
        {
            throw new CommandException(ExitCodes.Refused, $"{study.Name}: no offer stands, it is {EnumNames.InWords(study.State)}");
        }

        session.Print(study, terminal => OfferText.WriteInFull(terminal, study));
    }
}
