using System.Globalization;
using System.Text.Json;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>
/// Reads JSON of which any part may be missing or of another type than expected: what is not as expected reads as absent.
/// Re-exports collapse one-element arrays to their element, so every value is also a list of one.
/// </summary>
internal readonly struct JsonView(JsonElement? element)
{
    private readonly JsonElement? _element = element;

    public bool IsObject => _element?.ValueKind == JsonValueKind.Object;

    public bool IsAbsent => _element is null or { ValueKind: JsonValueKind.Undefined or JsonValueKind.Null };

    public JsonView this[string name]
    {
        get
        {
            try
            {
                return IsObject && _element!.Value.TryGetProperty(name, out var value) ? new JsonView(value) : default;
            }
            catch (InvalidOperationException)
            {
                // A property whose escaped name is no Unicode text cannot be compared with the one asked for.
                return default;
            }
        }
    }

    public IEnumerable<JsonView> Items()
    {
        if (IsAbsent)
        {
            yield break;
        }

        if (_element!.Value.ValueKind != JsonValueKind.Array)
        {
            yield return this;
            yield break;
        }

        foreach (var item in _element.Value.EnumerateArray())
        {
            yield return new JsonView(item);
        }
    }

    /// <summary>Text or a number as text, cleaned; empty where it is neither.</summary>
    public string Text() => _element?.ValueKind switch
    {
        JsonValueKind.String => TextCleaner.Clean(StringOrEmpty()),
        JsonValueKind.Number => _element.Value.GetRawText(),
        _ => "",
    };

    public IEnumerable<string> Texts() => Items().Select(item => item.Text()).Where(text => text.Length > 0);

    /// <summary>A whole number, also where it is written as text; null where it is none.</summary>
    public long? Number() =>
        long.TryParse(Text(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool IsTrue() => _element?.ValueKind == JsonValueKind.True || Text().Equals("true", StringComparison.OrdinalIgnoreCase);

    private string StringOrEmpty()
    {
        try
        {
            return _element!.Value.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, written as an escape.
            return "";
        }
    }
}
