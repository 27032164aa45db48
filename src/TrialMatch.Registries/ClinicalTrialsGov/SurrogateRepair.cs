using System.Globalization;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>
/// Replaces unpaired surrogate escapes ("\ud83d" alone) with U+FFFD. JSON allows them, but they are not valid Unicode, and .NET's reader
/// throws when such a text is read.
/// </summary>
internal static class SurrogateRepair
{
    private const int EscapeLength = 6;

    private static ReadOnlySpan<byte> Replacement => "\\uFFFD"u8;

    /// <returns>The same memory if nothing is broken, otherwise a repaired copy.</returns>
    public static ReadOnlyMemory<byte> Repair(ReadOnlyMemory<byte> json)
    {
        byte[]? repaired = null;
        var at = 0;
        while (NextEscape(json.Span, at) is var escape and >= 0)
        {
            var unit = UnitAt(json.Span, escape);
            var isPair = unit is { } high && char.IsHighSurrogate(high)
                && UnitAt(json.Span, escape + EscapeLength) is { } low && char.IsLowSurrogate(low);
            if (!isPair && unit is { } half && char.IsSurrogate(half))
            {
                repaired ??= json.ToArray();
                Replacement.CopyTo(repaired.AsSpan(escape));
            }

            at = escape + (isPair ? 2 * EscapeLength : unit is null ? 2 : EscapeLength);
        }

        return repaired ?? json;
    }

    private static int NextEscape(ReadOnlySpan<byte> json, int from)
    {
        if (from >= json.Length)
        {
            return -1;
        }

        var offset = json[from..].IndexOf((byte)'\\');
        return offset < 0 ? -1 : from + offset;
    }

    /// <summary>Returns the UTF-16 code unit that is escaped at this position; null if there is no escape.</summary>
    private static char? UnitAt(ReadOnlySpan<byte> json, int at) =>
        at + EscapeLength <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
            && ushort.TryParse(json.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
}
