using System.CommandLine;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Lists the waiting studies in the order in which they are served.</summary>
internal static class WaitingCommand
{
    private static readonly Option<string> Centre = new("--centre") { Description = "Only those led by this centre.", HelpName = "ID" };

    private static readonly Option<int?> PageSize = new("--page-size")
    {
        Description = "The most studies to list, 1 to 1,000; 50 when left out.",
        HelpName = "N",
        CustomParser = Parsing.WholeNumber,
    };

    private static readonly Option<string> PageToken = new("--page-token") { Description = "Where the page before ended.", HelpName = "TOKEN" };

    public static Command Build() => Session.For(
        new Command("waiting", "List the studies that wait for capacity, the next to be served first.") { Centre, PageSize, PageToken }, RunAsync);

    private static async Task RunAsync(Session session)
    {
        var request = new ListWaitingStudiesRequest
        {
            Lead = await LeadAsync(session),
            PageSize = session.Value(PageSize) ?? 0,
            PageToken = session.Value(PageToken) ?? string.Empty,
        };
        var reply = await session.Server.Studies.ListWaitingStudiesAsync(request, session.Server.OneCall());
        session.Print(reply, terminal => WaitingText.WriteList(terminal, reply));
    }

    private static async Task<Area> LeadAsync(Session session)
    {
        if (session.Value(Centre) is not { } id)
        {
            return Area.Unspecified;
        }

        var request = new GetCentreRequest { Name = ResourceName.Of("centres", id) };
        return (await session.Server.Network.GetCentreAsync(request, session.Server.OneCall())).Area;
    }
}
