using System.CommandLine;
using TrialMatch.Cli.Input;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Enters other commitments from a CSV file.</summary>
internal static class ImportCommitmentsCommand
{
    private static readonly Argument<string> FilePath = new("FILE")
    {
        Description = "CSV with the header commitment,label,field,kind,pool,month,amount, with commas or as Excel saves it in Norway; - for standard input.",
    };

    public static Command Build() => Session.For(
        new Command("import", "Enter what is promised elsewhere from a CSV file; what the file does not name stays.")
        {
            TrustChangeOptions.Trust, FilePath, TrustChangeRun.DryRun, TrustChangeRun.Yes, TrustChangeOptions.Etag, RequestIds.Option,
        },
        RunAsync);

    private static async Task RunAsync(Session session)
    {
        var file = new InputFile(session.Required(FilePath));
        var request = new ImportOtherCommitmentsRequest
        {
            RequestId = RequestIds.Of(session),
            Name = TrustChangeOptions.NameOf(session),
            Etag = TrustChangeOptions.EtagOf(session),
            Csv = SpreadsheetText.Of(await file.ReadAsync(session.Cancellation)),
        };
        var reply = await TrustChangeRun.MakeAsync(
            session,
            request.RequestId,
            (isTrial, mayEvict) => session.Server.Capacity.ImportOtherCommitmentsAsync(
                new ImportOtherCommitmentsRequest(request) { ValidateOnly = isTrial, AllowEviction = mayEvict }, session.Server.OneCall()),
            made => made.Change);
        session.Print(reply, terminal =>
        {
            terminal.Line(
                $"{file.Name}: {Figures.Whole(reply.RowCount)} rows, {Figures.Whole(reply.OtherCommitmentCount)} other commitments "
                + $"{(session.Value(TrustChangeRun.DryRun) ? "read" : "entered")}");
            TrustChangeText.Write(terminal, request.Name, reply.Change);
        });
    }
}
