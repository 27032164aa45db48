using System.CommandLine;
using Google.Type;
using Grpc.Core;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Lists registered studies, page by page.</summary>
internal static class ListCommand
{
    private static readonly Option<string> Sponsor = new("--sponsor") { Description = "Only this sponsor's.", HelpName = "ID" };

    private static readonly Option<Study.Types.State> State = new("--state")
    {
        Description = "Only those in this state, e.g. waitlisted.",
        HelpName = "STATE",
        CustomParser = Parsing.Choice<Study.Types.State>,
    };

    private static readonly Option<Area> Lead = new("--area")
    {
        Description = "Only those led by this area's centre, e.g. brain-health.",
        HelpName = "AREA",
        CustomParser = Parsing.Choice<Area>,
    };

    private static readonly Option<StudyIntent> Intent = new("--intent")
    {
        Description = "Only those registered to be placed, or as an inquiry.",
        HelpName = "place|explore",
        CustomParser = Parsing.Choice<StudyIntent>,
    };

    private static readonly Option<string> Field = new("--field") { Description = "Only those whose primary condition is in this field, e.g. LUNG_DISEASE.", HelpName = "FIELD" };

    private static readonly Option<Phase> OfPhase = new("--phase")
    {
        Description = "Only those of this phase, e.g. phase3.",
        HelpName = "PHASE",
        CustomParser = Parsing.Choice<Phase>,
    };

    private static readonly Option<string> Text = new("--text") { Description = "Only those with this in title, protocol code, registry ids or conditions.", HelpName = "TEXT" };

    private static readonly Option<string> Trust = new("--trust") { Description = "Only those that asked this trust.", HelpName = "ID" };

    private static readonly Option<string> Region = new("--region") { Description = "Only those that asked a trust of this health region.", HelpName = "ID" };

    private static readonly Option<Date?> From = new("--from") { Description = "The first day of registration.", HelpName = "YYYY-MM-DD", CustomParser = Parsing.Day };

    private static readonly Option<Date?> To = new("--to") { Description = "The last day of registration.", HelpName = "YYYY-MM-DD", CustomParser = Parsing.Day };

    private static readonly Option<int?> PageSize = new("--page-size")
    {
        Description = "Studies a page, 1 to 1,000; 50 when left out.",
        HelpName = "N",
        CustomParser = Parsing.WholeNumber,
    };

    private static readonly Option<string> PageToken = new("--page-token") { Description = "Where the page before ended.", HelpName = "TOKEN" };

    public static Command Build() => Session.For(
        new Command("list", "List registered studies, oldest first.") { Sponsor, State, Lead, Intent, Field, OfPhase, Text, Trust, Region, From, To, PageSize, PageToken }, RunAsync);

    private static async Task RunAsync(Session session)
    {
        var request = new ListStudiesRequest
        {
            Sponsor = session.Value(Sponsor) is { } sponsor ? ResourceName.Of("sponsors", sponsor) : string.Empty,
            State = session.Value(State),
            Lead = session.Value(Lead),
            Intent = session.Value(Intent),
            Field = session.Value(Field) ?? string.Empty,
            Phase = session.Value(OfPhase),
            Text = session.Value(Text) ?? string.Empty,
            Trust = session.Value(Trust) is { } trust ? ResourceName.Of("trusts", trust) : string.Empty,
            Region = session.Value(Region) ?? string.Empty,
            FromDate = session.Value(From),
            ToDate = session.Value(To),
            PageSize = session.Value(PageSize) ?? 0,
            PageToken = session.Value(PageToken) ?? string.Empty,
        };
        var reply = await CallAsync(session, request);
        session.Print(reply, terminal => StudyListText.Write(terminal, reply));
    }

    /// <summary>Lists the studies, passing pages in which a search found none. Who may not, hospitals and regions, is told what lists the studies that ask them.</summary>
    private static async Task<ListStudiesResponse> CallAsync(Session session, ListStudiesRequest request)
    {
        try
        {
            var reply = await session.Server.Studies.ListStudiesAsync(request, session.Server.OneCall());
            while (reply.Studies.Count == 0 && reply.NextPageToken.Length > 0)
            {
                request.PageToken = reply.NextPageToken;
                reply = await session.Server.Studies.ListStudiesAsync(request, session.Server.OneCall());
            }

            return reply;
        }
        catch (RpcException refused) when (refused.StatusCode == StatusCode.PermissionDenied)
        {
            var (exitCode, line) = session.Explain(refused);
            throw new CommandException(exitCode, $"{line}; the studies that ask a hospital: trialmatch requests", refused);
        }
    }
}
