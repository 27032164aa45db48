using Google.Protobuf;
using Google.Protobuf.Collections;
using TrialMatch.Cli.Commands;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Server;
using TrialMatch.V1;

namespace TrialMatch.Cli.Input;

/// <summary>Reads the one study draft in a FILE, importing it first if it is a registry record.</summary>
internal static class StudySource
{
    /// <param name="recordId">The record to choose if the file has several; null for the only one.</param>
    /// <param name="target">The number of Norwegian patients wanted, in place of the record's; null if the caller did not say.</param>
    public static async Task<StudyInput> ReadAsync(Session session, InputFile file, string? recordId, int? target)
    {
        var content = await file.ReadAsync(session.Cancellation);
        return IsRecord(file, content)
            ? await ImportOneAsync(session, file, content, recordId, target)
            : StudyInput.Of(ParseDraft(file, content));
    }

    public static async Task<ImportRecordsResponse> ImportAsync(ServerConnection server, byte[] content, int? target)
    {
        var request = new ImportRecordsRequest { Content = UnsafeByteOperations.UnsafeWrap(content) };
        if (target is { } patients)
        {
            request.TargetPatients = patients;
        }

        return await server.Registry.ImportRecordsAsync(request, server.OneCall());
    }

    private static bool IsRecord(InputFile file, byte[] content)
    {
        using var json = JsonText.Parse(file, content, allowsDuplicates: true);
        return RegistryRecord.Is(json.RootElement);
    }

    private static StudyDraft ParseDraft(InputFile file, byte[] content)
    {
        using var json = JsonText.Parse(file, content, allowsDuplicates: false);
        return DraftJson.Parse(file, json.RootElement);
    }

    private static async Task<StudyInput> ImportOneAsync(Session session, InputFile file, byte[] content, string? recordId, int? target)
    {
        var reply = await ImportAsync(session.Server, content, target);
        var record = Pick(file, reply.Records, recordId);
        return record.ResultCase == ImportedRecord.ResultOneofCase.Draft
            ? new StudyInput(record.Draft, record.Warnings)
            : throw CommandException.BadInput($"{file.Name}: {record.Refusal.Field}: {record.Refusal.Description}");
    }

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
