using System.CommandLine;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Lists requests to sites: a centre's inbox, a trust's, or all.</summary>
internal static class RequestsCommand
{
    private static readonly Option<string> Centre = new("--centre") { Description = "Only this centre's.", HelpName = "ID" };

    private static readonly Option<bool> Forwarded = new("--forwarded") { Description = "Only those of studies that the coordinating unit leads." };

    private static readonly Option<string> Trust = new("--trust") { Description = "Only this trust's.", HelpName = "ID" };

    private static readonly Option<string> Region = new("--region") { Description = "Only those to this health region's trusts.", HelpName = "ID" };

    private static readonly Option<SiteRequest.Types.State> State = new("--state")
    {
        Description = "Only those in this state, e.g. accepted or interested; those that wait for an answer when left out.",
        HelpName = "STATE",
        CustomParser = Parsing.Choice<SiteRequest.Types.State>,
    };

    private static readonly Option<bool> All = new("--all") { Description = "Those in every state." };

    private static readonly Option<bool> Detail = new("--detail")
    {
        Description = "What a site must know to answer each: the study, its sponsor, and what the patients take of staff and equipment.",
    };

    private static readonly Option<int?> PageSize = new("--page-size")
    {
        Description = "Requests a page, 1 to 1,000; 50 when left out.",
        HelpName = "N",
        CustomParser = Parsing.WholeNumber,
    };

    private static readonly Option<string> PageToken = new("--page-token") { Description = "Where the page before ended.", HelpName = "TOKEN" };

    public static Command Build()
    {
        var command = new Command("requests", "List the requests and inquiries that wait for a site's answer, the earliest deadline first.")
        {
            Centre, Forwarded, Trust, Region, State, All, Detail, PageSize, PageToken,
        };
        command.Validators.Add(line =>
        {
            if (line.GetResult(All) is not null && line.GetResult(State) is not null)
            {
                line.AddError("--all: expected without --state");
            }
        });
        return Session.For(command, RunAsync);
    }

    private static async Task RunAsync(Session session)
    {
        var request = new ListRequestsRequest
        {
            Centre = session.Value(Centre) is { } centre ? ResourceName.Of("centres", centre) : string.Empty,
            Trust = session.Value(Trust) is { } trust ? ResourceName.Of("trusts", trust) : string.Empty,
            Region = session.Value(Region) ?? string.Empty,
            Forwarded = session.Value(Forwarded),
            State = session.Value(State),
            Unanswered = session.Value(State) == SiteRequest.Types.State.Unspecified && !session.Value(All),
            PageSize = session.Value(PageSize) ?? 0,
            PageToken = session.Value(PageToken) ?? string.Empty,
        };
        var reply = await session.Server.Requests.ListRequestsAsync(request, session.Server.OneCall());
        session.Print(reply, terminal => InboxText.Write(terminal, reply, TimeProvider.System.GetUtcNow(), session.Value(Detail)));
    }
}
