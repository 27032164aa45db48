using System.CommandLine;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Opens and closes a trust's sites.</summary>
internal static class SitesCommand
{
    private static readonly Option<Area[]> Open = Areas("--open", "An area in whose network the trust takes part from now on; may be repeated.");

    private static readonly Option<Area[]> Close = Areas("--close", "An area in whose network it takes no part from now on; may be repeated.");

    public static Command Build(Terminal terminal) => Session.For(
        new Command("sites", "Open or close sites; studies that run there go on.")
        {
            TrustChangeOptions.Trust, Open, Close, TrustChangeRun.DryRun, TrustChangeOptions.Etag, RequestIds.Option,
        },
        terminal,
        RunAsync);

    private static async Task RunAsync(Session session)
    {
        var request = new ChangeSitesRequest
        {
            RequestId = RequestIds.Of(session),
            Name = TrustChangeOptions.NameOf(session),
            Etag = TrustChangeOptions.EtagOf(session),
            Open = { session.Value(Open) ?? [] },
            Close = { session.Value(Close) ?? [] },
        };
        request.ValidateOnly = session.Value(TrustChangeRun.DryRun);
        var reply = await RequestIds.SayingHowToRepeatAsync(
            session, request.RequestId, () => session.Server.Capacity.ChangeSitesAsync(request, session.Server.OneCall()).ResponseAsync);
        session.Print(reply, terminal => TrustChangeText.Write(terminal, request.Name, reply.Change));
    }

    private static Option<Area[]> Areas(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "AREA",
        CustomParser = Parsing.EachChoice<Area>,
    };
}
