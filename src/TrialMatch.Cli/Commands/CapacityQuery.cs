using System.CommandLine;
using Google.Type;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>The options of a query for a trust's capacity: which months, and how much detail.</summary>
internal static class CapacityQuery
{
    public static readonly Option<Date?> From = new("--from")
    {
        Description = "First month of the capacity; the present one when left out.",
        HelpName = "YYYY-MM",
        CustomParser = Parsing.Month,
    };

    public static readonly Option<int?> Months = new("--months")
    {
        Description = "Months of capacity, 1 to 60; 12 when left out.",
        HelpName = "N",
        CustomParser = Parsing.WholeNumber,
    };

    public static readonly Option<bool> ByMonth = new("--by-month")
    {
        Description = "A line for each pool and month, with what is declared, held, committed, promised elsewhere and kept.",
    };

    public static async Task ShowAsync(Session session, string trust)
    {
        var request = new GetTrustCapacityRequest { Name = trust, From = session.Value(From), MonthCount = session.Value(Months) ?? 0 };
        var reply = await session.Server.Network.GetTrustCapacityAsync(request, session.Server.OneCall());
        session.Print(reply, terminal =>
        {
            if (session.Value(ByMonth))
            {
                CapacityByMonthText.Write(terminal, reply);
            }
            else
            {
                CapacityText.Write(terminal, reply);
            }
        });
    }
}
