using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using TrialMatch.Registries.ClinicalTrialsGov;

namespace TrialMatch.Registries;

/// <summary>
/// Reads ClinicalTrials.gov API v2 JSON: one study, an array of studies, or a page of the API with its "studies".
/// Whatever the bytes are, the result is drafts and refusals; nothing is thrown for what the document holds.
/// </summary>
public static class ClinicalTrialsGovImporter
{
    private const string Document = "document";

    private static readonly JsonDocumentOptions Options = new()
    {
        MaxDepth = ImportLimits.Depth,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static ImportResult Import(ReadOnlyMemory<byte> json, ImportContext context)
    {
        if (json.Length > ImportLimits.DocumentBytes)
        {
            return Refused(Document, TooLarge);
        }

        if (!Utf8.IsValid(json.Span))
        {
            return Refused(Document, "expected text in UTF-8");
        }

        var text = json.Span.StartsWith(ByteOrderMark) ? json[ByteOrderMark.Length..] : json;
        try
        {
            using var document = JsonDocument.Parse(text, Options);
            return ImportAll(document.RootElement, context);
        }
        catch (JsonException broken)
        {
            return Refused(Document, $"expected whole JSON at most {ImportLimits.Depth} levels deep; it breaks at line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}");
        }
    }

    /// <summary>As <see cref="Import"/>; a stream that is or turns out too long is left where that shows.</summary>
    public static async Task<ImportResult> ImportAsync(Stream json, ImportContext context, CancellationToken cancellationToken)
    {
        if (json.CanSeek && json.Length - json.Position > ImportLimits.DocumentBytes)
        {
            return Refused(Document, TooLarge);
        }

        using var read = new MemoryStream();
        var buffer = new byte[81_920];
        int count;
        while ((count = await json.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (read.Length + count > ImportLimits.DocumentBytes)
            {
                return Refused(Document, TooLarge);
            }

            read.Write(buffer, 0, count);
        }

        return Import(read.GetBuffer().AsMemory(0, (int)read.Length), context);
    }

    private static string TooLarge => $"expected at most {ImportLimits.DocumentBytes} bytes";

    private static ImportResult ImportAll(JsonElement root, ImportContext context)
    {
        var records = Records(root);
        if (records is null)
        {
            return Refused(Document, "expected a study with a protocolSection, an array of them, or an object with studies");
        }

        var within = records.Take(ImportLimits.Records + 1).ToList();
        return within.Count > ImportLimits.Records
            ? Refused("studies", $"expected at most {ImportLimits.Records} studies in a document")
            : new ImportResult([.. within.Select(record => ImportOne(record, context))]);
    }

    private static IEnumerable<JsonElement>? Records(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Array => root.EnumerateArray(),
        JsonValueKind.Object when Has(root, "protocolSection") => [root],
        JsonValueKind.Object when Has(root, "studies") => Records(root.GetProperty("studies")),
        _ => null,
    };

    private static bool Has(JsonElement item, string name) => !new JsonView(item)[name].IsAbsent;

    private static ImportItem ImportOne(JsonElement record, ImportContext context) =>
        JsonMarshal.GetRawUtf8Value(record).Length > ImportLimits.RecordBytes
            ? new ImportItem("", "", null, new ImportRefusal("record", $"expected at most {ImportLimits.RecordBytes} bytes for a record"), [])
            : RecordReader.Read(new JsonView(record), context);

    private static ImportResult Refused(string field, string description) => new([], new ImportRefusal(field, description));
}
