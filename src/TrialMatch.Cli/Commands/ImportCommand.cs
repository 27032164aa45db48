using System.CommandLine;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Input;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Converts registry records into study drafts; stores nothing.</summary>
internal static class ImportCommand
{
    private static readonly Argument<string> File = new("FILE")
    {
        Description = "ClinicalTrials.gov API v2 JSON: a study, an array of them, or a page; - for standard input.",
    };

    private static readonly Option<int?> Target = new("--target")
    {
        Description = "Norwegian patients wanted, in place of what each record's enrolment comes to.",
        HelpName = "N",
        CustomParser = Parsing.WholeNumber,
    };

    public static Command Build() => Session.For(
        new Command("import", "Turn registry records into study drafts, printed as proto JSON.") { File, Target }, RunAsync);

    private static async Task RunAsync(Session session)
    {
        var file = new InputFile(session.Required(File));
        var content = await file.ReadAsync(session.Cancellation);
        JsonText.Parse(file, content, allowsDuplicates: true).Dispose();
        var reply = await StudySource.ImportAsync(session.Server, content, session.Value(Target));
        session.Print(reply, terminal => PrintDrafts(terminal, reply));
        ThrowIfRefused(file, reply);
    }

    // The output is valid input for preview and register.
    private static void PrintDrafts(Terminal terminal, ImportRecordsResponse reply)
    {
        foreach (var record in reply.Records)
        {
            foreach (var warning in record.Warnings)
            {
                terminal.Note($"warning: {Of(record)}{warning.Field}: {warning.Description}");
            }

            if (record.ResultCase == ImportedRecord.ResultOneofCase.Draft)
            {
                terminal.Json(record.Draft);
            }
        }
    }

    private static void ThrowIfRefused(InputFile file, ImportRecordsResponse reply)
    {
        var refused = reply.Records.Where(record => record.ResultCase == ImportedRecord.ResultOneofCase.Refusal).ToList();
        if (refused.Count > 0)
        {
            var reasons = refused.Select(record => $"{Of(record)}{record.Refusal.Field}: {record.Refusal.Description}");
            throw CommandException.BadInput($"{file.Name}: {refused.Count} of {reply.Records.Count} refused: {string.Join("; ", reasons)}");
        }
    }

    private static string Of(ImportedRecord record) => record.RegistryId.Length == 0 ? string.Empty : record.RegistryId + " ";
}
