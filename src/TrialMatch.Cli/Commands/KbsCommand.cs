using System.CommandLine;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Shows the yearly report of clinical treatment studies (KBS).</summary>
internal static class KbsCommand
{
    private const string Nation = "networks/norway";

    private static readonly Argument<int?> Year = new("YEAR") { Description = "The calendar year.", CustomParser = Parsing.WholeNumber };

    private static readonly Option<string> Trust = new("--trust") { Description = "That of this trust.", HelpName = "ID" };

    private static readonly Option<string> Region = new("--region") { Description = "That of this health region's trusts; of all trusts when neither is given.", HelpName = "ID" };

    private static readonly Option<bool> Csv = new("--csv") { Description = "A line of comma-separated values for each study at a trust, for spreadsheets, instead of text." };

    public static Command Build()
    {
        var command = new Command("kbs", "Show the yearly report of clinical treatment studies (KBS): new patients by treating trust, each study in or out with why.") { Year, Trust, Region, Csv };
        command.Validators.Add(line =>
        {
            if (line.GetResult(Trust) is not null && line.GetResult(Region) is not null)
            {
                line.AddError("--region: expected without --trust");
            }
        });
        GlobalOptions.RefuseJsonBeside(command, Csv);
        return Session.For(command, RunAsync);
    }

    private static async Task RunAsync(Session session)
    {
        var request = new GetActivityReportRequest { Parent = ParentOf(session), Year = session.Value(Year) ?? 0 };
        var report = await session.Server.Indicators.GetActivityReportAsync(request, session.Server.OneCall());
        session.Print(report, terminal =>
        {
            if (session.Value(Csv))
            {
                ActivityCsv.Write(terminal, report);
            }
            else
            {
                ActivityText.Write(terminal, report);
            }
        });
    }

    private static string ParentOf(Session session) => (session.Value(Trust), session.Value(Region)) switch
    {
        ({ } trust, _) => ResourceName.Of("trusts", trust),
        (_, { } region) => ResourceName.Of("regions", region),
        _ => Nation,
    };
}
