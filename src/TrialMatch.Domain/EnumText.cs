using System.Collections.Frozen;
using System.Text.Json;

namespace TrialMatch.Domain;

/// <summary>Enum values in texts that people read, spelt as the API spells them.</summary>
public static class EnumText
{
    /// <summary>E.g. MEDICAL_DEVICES.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Known<T>.Texts.TryGetValue(value, out var text) ? text : Spell(value);

    /// <summary>E.g. MRI, PET_CT.</summary>
    public static string Of<T>(IEnumerable<T> values)
        where T : struct, Enum => string.Join(", ", values.Select(Of));

    private static string Spell<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString());

    /// <summary>Spelt once: a plan names a value or more for each site.</summary>
    private static class Known<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> Texts = Enum.GetValues<T>().Distinct().ToFrozenDictionary(value => value, Spell);
    }
}
