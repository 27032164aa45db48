using System.Collections.Frozen;
using System.Text.Json;

namespace TrialMatch.Primitives;

/// <summary>Formats enum values: as the API spells them where a user may type them, in words where they are only read.</summary>
public static class EnumText
{
    private static readonly FrozenSet<string> Abbreviations = new[] { "AF", "CT", "GI", "MRI", "PET" }.ToFrozenSet();

    /// <summary>E.g. MEDICAL_DEVICES.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Known<T>.Texts.TryGetValue(value, out var text) ? text : Spell(value);

    /// <summary>E.g. MRI, PET_CT.</summary>
    public static string Of<T>(IEnumerable<T> values)
        where T : struct, Enum => string.Join(", ", values.Select(Of));

    /// <summary>In running text, e.g. "medical devices", "MRI".</summary>
    public static string InWords<T>(T value)
        where T : struct, Enum => Known<T>.Words.TryGetValue(value, out var words) ? words : SayInWords(value);

    /// <summary>E.g. "MRI, PET CT, infusion unit".</summary>
    public static string InWords<T>(IEnumerable<T> values)
        where T : struct, Enum => string.Join(", ", values.Select(InWords));

    private static string SayInWords<T>(T value)
        where T : struct, Enum =>
        string.Join(' ', Spell(value).Split('_').Select(word => Abbreviations.Contains(word) ? word : word.ToLowerInvariant()));

    private static string Spell<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString());

    /// <summary>Caches the texts: a plan formats several values for each site.</summary>
    private static class Known<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> Texts = Enum.GetValues<T>().Distinct().ToFrozenDictionary(value => value, Spell);

        public static readonly FrozenDictionary<T, string> Words = Enum.GetValues<T>().Distinct().ToFrozenDictionary(value => value, SayInWords);
    }
}
