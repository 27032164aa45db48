using System.CommandLine;
using System.Text;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Shows what the board of a trust or a region reads, or writes it as two pages to print.</summary>
internal static class BoardCommand
{
    private static readonly Argument<string> Scope = new("SCOPE") { Description = "Whose: trusts/ID or regions/ID. A trust's id alone is enough." };

    private static readonly Option<string?> Html = new("--html")
    {
        Description = "Write it to this file as a web page that prints on two pages, instead of showing it.",
        HelpName = "FILE",
    };

    private static readonly Option<int> Year = new("--year")
    {
        Description = "A year that is over; the year so far when left out.",
        HelpName = "YEAR",
        CustomParser = Parsing.WholeNumber(2_000, 9_000),
    };

    public static Command Build() => Session.For(
        new Command("board", "Show the year so far beside the year before and the goals, and what needs a decision.") { Scope, Year, Html }, RunAsync);

    private static async Task RunAsync(Session session)
    {
        var request = new GetBoardPackRequest { Parent = ResourceName.Of("trusts", session.Required(Scope)), Year = session.Value(Year) };
        if (session.Value(Html) is not { } path)
        {
            var shown = await session.Server.Indicators.GetBoardPackAsync(request, session.Server.OneCall());
            session.Print(shown, terminal => BoardText.Write(terminal, shown.Pack));
            return;
        }

        using var file = NewFile.Begin("--html", path);
        var reply = await session.Server.Indicators.GetBoardPackAsync(request, session.Server.OneCall());
        await file.WriteAsync(Encoding.UTF8.GetBytes(BoardPage.Of(reply.Pack)), session.Cancellation);
        session.Print(reply, terminal => terminal.Line($"Written to {path}"));
    }
}
