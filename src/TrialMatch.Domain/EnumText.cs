using System.Text.Json;

namespace TrialMatch.Domain;

/// <summary>Enum values in texts that people read, spelt as the API spells them.</summary>
public static class EnumText
{
    /// <summary>E.g. MEDICAL_DEVICES.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString());

    /// <summary>E.g. MRI, PET_CT.</summary>
    public static string Of<T>(IEnumerable<T> values)
        where T : struct, Enum => string.Join(", ", values.Select(Of));
}
