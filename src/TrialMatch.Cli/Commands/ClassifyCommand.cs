using System.CommandLine;
using TrialMatch.Api.Planning;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Input;
using TrialMatch.Primitives.Calendar;
using TrialMatch.Registries;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Classifies a study into an area, from its own words or from a registry record.</summary>
internal static class ClassifyCommand
{
    private static readonly Argument<string> File = Calculator.FileArgument();

    private static readonly Option<string> Record = new("--record")
    {
        Description = "Classify a ClinicalTrials.gov record (or each of an array or page) instead.",
        HelpName = "FILE",
    };

    public static Command Build() => Session.For(
        new Command("classify", "Which area a study belongs to, and why.") { File, Record }, RunAsync);

    private static Task RunAsync(Session session) => session.Value(Record) is { } path
        ? ClassifyRecordsAsync(session, new InputFile(path))
        : Calculator.RunAsync<ClassifyStudyRequest>(session, session.Required(File), (request, _) => ClassificationCalculation.Run(request));

    private static async Task ClassifyRecordsAsync(Session session, InputFile file)
    {
        var content = await file.ReadAsync(session.Cancellation);
        var today = OsloTime.DateAt(TimeProvider.System.GetUtcNow());
        var imported = ClinicalTrialsGovImporter.Import(content, new ImportContext(today, ImportDefaults.Planning));
        if (imported.Refusal is { } refusal)
        {
            throw CommandException.BadInput($"{file.Name}: {refusal.Field}: {refusal.Description}");
        }

        var answers = imported.Items.Select(item => ClassificationCalculation.Of(item.Subject)).ToList();
        if (answers is [var single])
        {
            session.Terminal.Answer(single, isIndented: true);
        }
        else
        {
            session.Terminal.JsonArray(answers);
        }
    }
}
