using TrialMatch.Domain.Studies;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>The registry's words for intervention types.</summary>
internal static class InterventionTypes
{
    private static readonly Dictionary<string, InterventionType> ByName =
        Enum.GetValues<InterventionType>().ToDictionary(type => type.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads "DIETARY_SUPPLEMENT" or "Dietary Supplement"; what is not known is "other".</summary>
    public static InterventionType Parse(string text)
    {
        var name = string.Concat(text.Where(char.IsAsciiLetter));
        return ByName.TryGetValue(name, out var type) && type != InterventionType.Unspecified ? type : InterventionType.Other;
    }
}
