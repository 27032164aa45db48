using System.CommandLine;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Takes other commitments back.</summary>
internal static class RemoveCommitmentsCommand
{
    private static readonly Argument<string[]> Ids = new("ID") { Description = "Their ids.", Arity = ArgumentArity.OneOrMore };

    public static Command Build() => Session.For(
        new Command("remove", "Take back what was promised elsewhere.")
        {
            TrustChangeOptions.Trust, Ids, TrustChangeRun.DryRun, TrustChangeOptions.Etag, RequestIds.Option,
        },
        RunAsync);

    private static async Task RunAsync(Session session)
    {
        var request = new RemoveOtherCommitmentsRequest
        {
            RequestId = RequestIds.Of(session),
            Name = TrustChangeOptions.NameOf(session),
            Etag = TrustChangeOptions.EtagOf(session),
            Ids = { session.Required(Ids) },
            ValidateOnly = session.Value(TrustChangeRun.DryRun),
        };
        var reply = await RequestIds.SayingHowToRepeatAsync(
            session, request.RequestId, () => session.Server.Capacity.RemoveOtherCommitmentsAsync(request, session.Server.OneCall()).ResponseAsync);
        session.Print(reply, terminal => TrustChangeText.Write(terminal, request.Name, reply.Change));
    }
}
