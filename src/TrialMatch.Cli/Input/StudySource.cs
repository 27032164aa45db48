using Google.Protobuf;
using Google.Protobuf.Collections;
using TrialMatch.Cli.Commands;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Server;
using TrialMatch.V1;

namespace TrialMatch.Cli.Input;

/// <summary>Gets the one study draft that a FILE holds, importing it first where it is a registry record.</summary>
internal static class StudySource
{
    /// <param name="recordId">Which record to take where the file has several; null for the only one.</param>
    public static async Task<StudyDraft> ReadAsync(Session session, InputFile file, string? recordId)
    {
        var content = await file.ReadAsync(session.Cancellation);
        using var json = JsonText.Parse(file, content);
        if (!RegistryRecord.Is(json.RootElement))
        {
            return DraftJson.Parse(file, json.RootElement);
        }

        var reply = await ImportAsync(session.Server, content);
        var record = Pick(file, reply.Records, recordId);
        foreach (var warning in record.Warnings)
        {
            session.Terminal.Note($"warning: {warning.Field}: {warning.Description}");
        }

        return record.ResultCase == ImportedRecord.ResultOneofCase.Draft
            ? record.Draft
            : throw CommandException.BadInput($"{file.Name}: {record.Refusal.Field}: {record.Refusal.Description}");
    }

    public static async Task<ImportRecordsResponse> ImportAsync(ServerConnection server, byte[] content) =>
        await server.Registry.ImportRecordsAsync(
            new ImportRecordsRequest { Content = UnsafeByteOperations.UnsafeWrap(content) }, server.OneCall());

    private static ImportedRecord Pick(InputFile file, RepeatedField<ImportedRecord> records, string? recordId)
    {
        if (recordId is not null)
        {
            return records.FirstOrDefault(record => record.RegistryId == recordId)
                ?? throw CommandException.BadInput($"{file.Name}: holds no record {recordId}");
        }

        return records.Count == 1
            ? records[0]
            : throw CommandException.BadInput($"{file.Name}: holds {records.Count} records, expected one; choose with --record");
    }
}
