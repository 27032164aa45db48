using System.CommandLine;
using Google.Rpc;
using Grpc.Core;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Registers a study: matches it and holds capacity at its sites, or says why not.</summary>
internal static class RegisterCommand
{
    private static readonly Option<string> Sponsor = new("--sponsor")
    {
        Description = "The registered sponsor that places the study.",
        HelpName = "ID",
        Required = true,
    };

    public static readonly Option<bool> DuplicateOfKnown = new("--duplicate-of-known")
    {
        Description = "Register it though the sponsor has a study of this protocol code or registry id.",
    };

    public static Command Build()
    {
        var command = new Command("register", "Register a study: it is matched, and capacity is held for it at its sites.");
        DraftOptions.AddTo(command);
        command.Add(Sponsor);
        command.Add(DuplicateOfKnown);
        command.Add(RequestIds.Option);
        command.Add(DetailsOption.Option);
        return Session.For(command, RunAsync);
    }

    private static async Task RunAsync(Session session)
    {
        var input = await DraftOptions.ReadAsync(session);
        var centres = await CentreDirectory.ForTextAsync(session);
        var request = new RegisterStudyRequest
        {
            RequestId = RequestIds.Of(session),
            Sponsor = ResourceName.Of("sponsors", session.Required(Sponsor)),
            Draft = input.Draft,
            DuplicateOfKnown = session.Value(DuplicateOfKnown),
        };
        var reply = await RequestIds.SayingHowToRepeatAsync(session, request.RequestId, () => CallAsync(session, request));
        session.Print(reply, terminal => StudyText.Write(terminal, reply, input, centres, TimeProvider.System.GetUtcNow(), DetailsOption.IsGiven(session)));
    }

    /// <summary>Registers the study. If it is a likely duplicate, the error says how to register it anyway.</summary>
    public static async Task<Study> CallAsync(Session session, RegisterStudyRequest request)
    {
        try
        {
            return await session.Server.Studies.RegisterStudyAsync(request, session.Server.OneCall());
        }
        catch (RpcException refused) when (refused.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason == "DUPLICATE_STUDY")
        {
            var (exitCode, line) = session.Explain(refused);
            throw new CommandException(exitCode, $"{line}: with {DuplicateOfKnown.Name} if it is wanted", refused);
        }
    }
}
