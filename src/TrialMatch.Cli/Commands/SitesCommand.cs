using System.CommandLine;
using Google.Type;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Opens and closes a trust's sites.</summary>
internal static class SitesCommand
{
    private static readonly Option<Area[]> Open = Areas("--open", "An area in whose network the trust takes part from now on; may be repeated.");

    private static readonly Option<Area[]> Close = Areas("--close", "An area in whose network it takes no part from now on; may be repeated.");

    private static readonly Option<Date?> From = new("--from")
    {
        Description = "Open or close for some months only: the first of them.",
        HelpName = "YYYY-MM",
        CustomParser = Parsing.Month,
    };

    private static readonly Option<Date?> Until = new("--until")
    {
        Description = "The last of them.",
        HelpName = "YYYY-MM",
        CustomParser = Parsing.Month,
    };

    public static Command Build() => Session.For(
        new Command("sites", "Open or close sites, for good or for some months; studies that run there go on, and open requests are still to be answered.")
        {
            TrustChangeOptions.Trust, Open, Close, From, Until, TrustChangeRun.DryRun, TrustChangeRun.Yes, TrustChangeOptions.Etag, RequestIds.Option,
        },
        RunAsync);

    private static async Task RunAsync(Session session)
    {
        var request = new ChangeSitesRequest
        {
            RequestId = RequestIds.Of(session),
            Name = TrustChangeOptions.NameOf(session),
            Etag = TrustChangeOptions.EtagOf(session),
            ValidateOnly = session.Value(TrustChangeRun.DryRun),
        };
        Fill(request, session);
        if (!request.ValidateOnly && !session.Value(TrustChangeRun.Yes))
        {
            await AskIfRequestsAreOpenAsync(session, request);
        }

        var reply = await RequestIds.SayingHowToRepeatAsync(
            session, request.RequestId, () => session.Server.Capacity.ChangeSitesAsync(request, session.Server.OneCall()).ResponseAsync);
        session.Print(reply, terminal =>
        {
            TrustChangeText.Write(terminal, request.Name, reply.Change);
            foreach (var open in reply.OpenRequests)
            {
                terminal.Line($"  still open: {TrustChangeText.OpenOf(open)}");
            }
        });
    }

    private static async Task AskIfRequestsAreOpenAsync(Session session, ChangeSitesRequest request)
    {
        var trial = await session.Server.Capacity.ChangeSitesAsync(new ChangeSitesRequest(request) { ValidateOnly = true }, session.Server.OneCall());
        if (trial.OpenRequests.Count > 0)
        {
            await TrustChangeRun.AskAsync(
                session,
                "requests are open at what closes, and stay to be answered:",
                [.. trial.OpenRequests.Select(TrustChangeText.OpenOf)],
                "Close all the same?");
        }
    }

    private static void Fill(ChangeSitesRequest request, Session session)
    {
        var (open, close) = (session.Value(Open) ?? [], session.Value(Close) ?? []);
        if (open.Length + close.Length == 0)
        {
            throw CommandException.BadInput("name sites to open or to close: --open or --close, each with an area");
        }

        switch (session.Value(From), session.Value(Until))
        {
            case ({ } from, { } until):
                request.Periods.AddRange(open.Select(area => PeriodOf(area, isOpen: true)));
                request.Periods.AddRange(close.Select(area => PeriodOf(area, isOpen: false)));
                break;

                SitePeriod PeriodOf(Area area, bool isOpen) => new() { Area = area, FirstMonth = from, LastMonth = until, Open = isOpen };
            case (null, null):
                request.Open.AddRange(open);
                request.Close.AddRange(close);
                break;
            default:
                throw CommandException.BadInput("--from and --until: expected both, the first and the last month, or neither");
        }
    }

    private static Option<Area[]> Areas(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "AREA",
        CustomParser = Parsing.EachChoice<Area>,
    };
}
