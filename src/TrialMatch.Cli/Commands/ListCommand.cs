using System.CommandLine;
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

    private static readonly Option<int?> PageSize = new("--page-size")
    {
        Description = "Studies a page, 1 to 1,000; 50 when left out.",
        HelpName = "N",
        CustomParser = Parsing.WholeNumber,
    };

    private static readonly Option<string> PageToken = new("--page-token") { Description = "Where the page before ended.", HelpName = "TOKEN" };

    public static Command Build() => Session.For(
        new Command("list", "List registered studies, oldest first.") { Sponsor, State, Lead, PageSize, PageToken }, RunAsync);

    private static async Task RunAsync(Session session)
    {
        var request = new ListStudiesRequest
        {
            Sponsor = session.Value(Sponsor) is { } sponsor ? ResourceName.Of("sponsors", sponsor) : string.Empty,
            State = session.Value(State),
            Lead = session.Value(Lead),
            PageSize = session.Value(PageSize) ?? 0,
            PageToken = session.Value(PageToken) ?? string.Empty,
        };
        var reply = await CallAsync(session, request);
        session.Print(reply, terminal => StudyListText.Write(terminal, reply));
    }

    /// <summary>Lists the studies. Who may not, hospitals and regions, is told what lists the studies that ask them.</summary>
    private static async Task<ListStudiesResponse> CallAsync(Session session, ListStudiesRequest request)
    {
        try
        {
            return await session.Server.Studies.ListStudiesAsync(request, session.Server.OneCall());
        }
        catch (RpcException refused) when (refused.StatusCode == StatusCode.PermissionDenied)
        {
            var (exitCode, line) = session.Explain(refused);
            throw new CommandException(exitCode, $"{line}; the studies that ask a hospital: trialmatch requests", refused);
        }
    }
}
