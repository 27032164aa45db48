using System.CommandLine;
using Google.Type;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Shows the figures that the regions follow.</summary>
internal static class IndicatorsCommand
{
    private static readonly Argument<string> Scope = new("SCOPE")
    {
        Description = "Whose: trusts/ID, regions/ID, centres/ID, or networks/norway for the nation. A trust's id alone is enough.",
    };

    private static readonly Option<IndicatorPeriod.Types.Kind> By = new("--by")
    {
        Description = "The length of the periods; a month when left out.",
        HelpName = "month|tertial|year",
        CustomParser = Parsing.Choice<IndicatorPeriod.Types.Kind>,
        DefaultValueFactory = _ => IndicatorPeriod.Types.Kind.Month,
    };

    private static readonly Option<Date?> From = new("--from")
    {
        Description = "A month of the first period; eleven months before the last when left out.",
        HelpName = "YYYY-MM",
        CustomParser = Parsing.Month,
    };

    private static readonly Option<Date?> To = new("--to")
    {
        Description = "A month of the last period; the present one when left out.",
        HelpName = "YYYY-MM",
        CustomParser = Parsing.Month,
    };

    private static readonly Option<bool> Csv = new("--csv") { Description = "A line of comma-separated values for each figure, for spreadsheets, instead of text." };

    private static readonly Option<bool> Definitions = new("--definitions") { Description = "Say below the table what each figure means, where it comes from, and what to bear in mind." };

    public static Command Build()
    {
        var command = new Command("indicators", "Show requests, answers, offers, placements, recruitment and their times by period.") { Scope, By, From, To, Csv, Definitions };
        GlobalOptions.RefuseJsonBeside(command, Csv);
        return Session.For(command, RunAsync);
    }

    private static async Task RunAsync(Session session)
    {
        var request = new GetIndicatorsRequest
        {
            Parent = ResourceNameOf(session.Required(Scope)),
            By = session.Value(By),
            From = session.Value(From),
            To = session.Value(To),
        };
        var reply = await session.Server.Indicators.GetIndicatorsAsync(request, session.Server.OneCall());
        session.Print(reply, terminal =>
        {
            if (session.Value(Csv))
            {
                IndicatorsCsv.Write(terminal, reply);
            }
            else
            {
                IndicatorsText.Write(terminal, reply, session.Value(Definitions));
            }
        });
    }

    private static string ResourceNameOf(string scope) => scope.Contains('/', StringComparison.Ordinal) ? scope : ResourceName.Of("trusts", scope);
}
