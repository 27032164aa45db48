using System.CommandLine;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>The offer as the sponsor sees it.</summary>
internal static class OfferCommand
{
    public static Command Build(Terminal terminal) => Session.For(
        new Command("offer", "Show what a study is offered, and what each site answered.") { StudyArgument.Argument }, terminal, RunAsync);

    private static async Task RunAsync(Session session)
    {
        var name = StudyArgument.Of(session);
        var reply = await session.Server.Studies.GetStudyAsync(new GetStudyRequest { Name = name }, session.Server.OneCall());
        if (reply.Study.Offer is null)
        {
            throw new CommandException(ExitCodes.Refused, $"{reply.Study.Name}: no offer stands, it is {EnumNames.InWords(reply.Study.State)}");
        }

        session.Print(reply, terminal => OfferText.WriteInFull(terminal, reply.Study));
    }
}
