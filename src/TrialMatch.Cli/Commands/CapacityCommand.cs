using System.CommandLine;
using Google.Type;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Shows and changes a trust's capacity and its other figures.</summary>
internal static class CapacityCommand
{
    private static readonly Option<Date?> From = new("--from")
    {
        Description = "First month shown.",
        HelpName = "YYYY-MM",
        CustomParser = Parsing.Month,
    };

    private static readonly Option<int?> PageSize = new("--page-size")
    {
        Description = "Reservations shown, 1 to 1000; 50 when left out.",
        HelpName = "N",
        CustomParser = Parsing.WholeNumber,
    };

    private static readonly Option<string> PageToken = new("--page-token")
    {
        Description = "Where the page before ended.",
        HelpName = "T",
    };

    private static readonly Option<bool> HoldsByMonth = new("--by-month") { Description = "A line for each study, pool and month." };

    public static Command Build() => new("capacity", "Show and change what a trust declares.")
    {
        Session.For(
            new Command("show", "What is free, by pool and month.") { TrustChangeOptions.Trust, CapacityQuery.From, CapacityQuery.Months, CapacityQuery.ByMonth },
            session => CapacityQuery.ShowAsync(session, TrustChangeOptions.NameOf(session))),
        DeclareCommand.Build(),
        CalendarCommand.Build(),
        SitesCommand.Build(),
        UpdateTrustCommand.Build(),
        Session.For(
            new Command("holds", "Who holds what, study by study.") { TrustChangeOptions.Trust, From, HoldsByMonth, PageSize, PageToken },
            ShowHoldsAsync),
    };

    private static async Task ShowHoldsAsync(Session session)
    {
        var request = new ListReservationsRequest
        {
            Name = TrustChangeOptions.NameOf(session),
            PageSize = session.Value(PageSize) ?? 0,
            PageToken = session.Value(PageToken) ?? string.Empty,
            From = session.Value(From),
        };
        var reply = await session.Server.Capacity.ListReservationsAsync(request, session.Server.OneCall());
        session.Print(reply, terminal => ReservationsText.Write(terminal, request.Name, reply, session.Value(HoldsByMonth)));
    }
}
