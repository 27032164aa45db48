using System.Text.Json;
using System.Text.Unicode;
using TrialMatch.Registries.ClinicalTrialsGov;

namespace TrialMatch.Registries;

/// <summary>
/// Reads ClinicalTrials.gov API v2 JSON: one study, an array of studies, or a page of the API with its "studies". Returns drafts and
/// refusals for any bytes, and never throws because of their content.
/// </summary>
public static class ClinicalTrialsGovImporter
{
    private const string Content = "content";

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = ImportLimits.Depth };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <param name="json">UTF-8, with or without byte order mark, at most <see cref="ImportLimits.ContentBytes"/>.</param>
    public static ImportResult Import(ReadOnlyMemory<byte> json, ImportContext context)
    {
        if (json.Length > ImportLimits.ContentBytes)
        {
            return Refused(Content, $"expected at most {ImportLimits.ContentBytes} bytes, got {json.Length}");
        }

        if (!Utf8.IsValid(json.Span))
        {
            return Refused(Content, "expected text in UTF-8");
        }

        var text = json.Span.StartsWith(ByteOrderMark) ? json[ByteOrderMark.Length..] : json;
        try
        {
            using var document = JsonDocument.Parse(SurrogateRepair.Repair(text), Options);
            return ImportAll(RecordNode.Root(document.RootElement), context);
        }
        catch (JsonException broken)
        {
            return Refused(
                Content,
                $"expected whole JSON, at most {ImportLimits.Depth} levels deep; it breaks at line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}");
        }
    }

    private static ImportResult ImportAll(RecordNode root, ImportContext context)
    {
        var records = Records(root).Take(ImportLimits.Records + 1).ToList();
        return records.Count switch
        {
            0 => Refused(Content, "expected a study with its protocolSection, an array of studies, or a page with studies"),
            > ImportLimits.Records => Refused(Content, $"expected at most {ImportLimits.Records} studies"),
            _ => new ImportResult([.. records.Select(record => StudyReader.Read(record, context))]),
        };
    }

    private static IEnumerable<RecordNode> Records(RecordNode root)
    {
        if (!root.IsObject)
        {
            return root.Element?.ValueKind == JsonValueKind.Array ? AsRoots(root) : [];
        }

        return root["protocolSection"].IsAbsent ? AsRoots(root["studies"]) : [root];
    }

    /// <summary>Paths in problems start at the record, wherever it was in the container.</summary>
    private static IEnumerable<RecordNode> AsRoots(RecordNode list) => list.Items().Select(item => RecordNode.Root(item.Element!.Value));

    private static ImportResult Refused(string field, string description) => new([], new ImportProblem(field, description));
}
