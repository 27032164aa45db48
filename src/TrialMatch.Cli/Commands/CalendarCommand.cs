using System.CommandLine;
using System.Text;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Input;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Declares a whole calendar from a CSV file.</summary>
internal static class CalendarCommand
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Argument<string> FilePath = new("FILE")
    {
        Description = "CSV with the header pool,month,amount; - for standard input.",
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
            Csv = TextOf(file, await file.ReadAsync(session.Cancellation)),
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

    private static string TextOf(InputFile file, byte[] content)
    {
        try
        {
            return StrictUtf8.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            throw CommandException.BadInput($"{file.Name}: expected text in UTF-8");
        }
    }
}
