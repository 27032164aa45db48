using System.Text.RegularExpressions;

namespace TrialMatch.Registries.ClinicalTrialsGov;

internal static class Patterns
{
    /// <summary>Matching takes time in proportion to the text, whatever a record holds.</summary>
    public const RegexOptions Linear =
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
}
