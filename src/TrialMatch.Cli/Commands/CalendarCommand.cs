using System.CommandLine;
using TrialMatch.Cli.Input;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Declares a whole calendar from a CSV file.</summary>
internal static class CalendarCommand
{
    private static readonly Argument<string> FilePath = new("FILE")
    {
        Description = "CSV with the header pool,month,amount, with commas or as Excel saves it in Norway; - for standard input.",
    };

    public static Command Build(Terminal terminal) => Session.For(
        new Command("import", "Declare a whole calendar from a CSV file.")
        {
            TrustChangeOptions.Trust, FilePath, TrustChangeOptions.Etag, RequestIds.Option,
        },
        terminal,
        RunAsync);

    private static async Task RunAsync(Session session)
    {
        var file = new InputFile(session.Required(FilePath));
        var request = new ImportCapacityCalendarRequest
        {
            RequestId = RequestIds.Of(session),
            Name = TrustChangeOptions.NameOf(session),
            Etag = TrustChangeOptions.EtagOf(session),
            Csv = SpreadsheetText.Of(await file.ReadAsync(session.Cancellation)),
        };
        var reply = await RequestIds.SayingHowToRepeatAsync(
            session,
            request.RequestId,
            () => session.Server.Capacity.ImportCapacityCalendarAsync(request, session.Server.OneCall()).ResponseAsync);
        session.Print(reply, terminal =>
        {
            terminal.Line($"{file.Name}: {Figures.Whole(reply.RowCount)} rows declared");
            TrustChangeText.Write(terminal, request.Name, reply.Change);
        });
    }
}
