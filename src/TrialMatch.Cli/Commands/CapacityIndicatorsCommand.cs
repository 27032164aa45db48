using System.CommandLine;
using Google.Type;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Shows capacity by kind and month, of a trust or added up over trusts.</summary>
internal static class CapacityIndicatorsCommand
{
    private static readonly Argument<string> Scope = new("SCOPE")
    {
        Description = "Whose: trusts/ID, regions/ID, or networks/norway for all trusts. A trust's id alone is enough.",
    };

    private static readonly Option<Date?> From = new("--from")
    {
        Description = "First month; the present one when left out.",
        HelpName = "YYYY-MM",
        CustomParser = Parsing.Month,
    };

    private static readonly Option<int?> Months = new("--months")
    {
        Description = "Months shown, 1 to 60; 12 when left out.",
        HelpName = "N",
        CustomParser = Parsing.WholeNumber,
    };

    private static readonly Option<bool> Csv = new("--csv") { Description = "A line of comma-separated values for each kind and month, for spreadsheets, instead of text." };

    public static Command Build()
    {
        var command = new Command("capacity-indicators", "Show what is declared, committed, held, promised elsewhere, free and expected by kind of capacity, and how often nothing is free.") { Scope, From, Months, Csv };
        GlobalOptions.RefuseJsonBeside(command, Csv);
        return Session.For(command, RunAsync);
    }

    private static async Task RunAsync(Session session)
    {
        var scope = session.Required(Scope);
        var request = new GetCapacityIndicatorsRequest
        {
            Parent = scope.Contains('/', StringComparison.Ordinal) ? scope : ResourceName.Of("trusts", scope),
            From = session.Value(From),
            MonthCount = session.Value(Months) ?? 0,
        };
        var reply = await session.Server.Network.GetCapacityIndicatorsAsync(request, session.Server.OneCall());
        session.Print(reply, terminal =>
        {
            if (session.Value(Csv))
            {
                CapacityIndicatorsCsv.Write(terminal, reply);
            }
            else
            {
                CapacityIndicatorsText.Write(terminal, reply);
            }
        });
    }
}
