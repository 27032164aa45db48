using System.Globalization;
using System.Text.Json;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>
/// A place in a record and its value, if any. A value of an unexpected type reads as absent. Re-exports collapse one-element arrays to
/// their element, so a single value also reads as a list of one, and a list of one as its element.
/// </summary>
/// <param name="Path">The place in the record, such as "protocolSection.designModule".</param>
internal readonly record struct RecordNode(JsonElement? Element, string Path)
{
    public static RecordNode Root(JsonElement element) => new(element, string.Empty);

    public bool IsObject => Element?.ValueKind == JsonValueKind.Object;

    public bool IsAbsent => Element is null or { ValueKind: JsonValueKind.Undefined or JsonValueKind.Null };

    public RecordNode this[string name]
    {
        get
        {
            var path = Path.Length == 0 ? name : Path + "." + name;
            return Single().Element is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out var value)
                ? new RecordNode(value, path)
                : new RecordNode(null, path);
        }
    }

    /// <summary>Returns the elements of a list; a value that is not a list counts as a list of one.</summary>
    public IEnumerable<RecordNode> Items()
    {
        if (IsAbsent)
        {
            yield break;
        }

        if (Element!.Value.ValueKind != JsonValueKind.Array)
        {
            yield return this;
            yield break;
        }

        var index = 0;
        foreach (var item in Element.Value.EnumerateArray())
        {
            yield return new RecordNode(item, string.Create(CultureInfo.InvariantCulture, $"{Path}[{index++}]"));
        }
    }

    /// <summary>Returns text, or a number as text, cleaned; empty for any other value.</summary>
    public string Text() => Single().Element switch
    {
        { ValueKind: JsonValueKind.String } text => RecordText.Clean(text.GetString()!),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => string.Empty,
    };

    public IEnumerable<string> Texts() => Items().Select(item => item.Text()).Where(text => text.Length > 0);

    /// <summary>Returns a whole number, also if written as text or with ".0"; null for any other value.</summary>
    public long? Number() =>
        decimal.TryParse(Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number == decimal.Truncate(number)
            && number is >= long.MinValue and <= long.MaxValue
            ? (long)number
            : null;

    public bool IsTrue() =>
        Single().Element?.ValueKind == JsonValueKind.True || Text().Equals("true", StringComparison.OrdinalIgnoreCase);

    private RecordNode Single() =>
        Element is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 1 ? this with { Element = list[0] } : this;
}
