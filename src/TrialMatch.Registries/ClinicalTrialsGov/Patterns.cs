using System.Text.RegularExpressions;

namespace TrialMatch.Registries.ClinicalTrialsGov;

internal static class Patterns
{
    /// <summary>Options under which matching takes time proportional to the text, whatever a record contains.</summary>
    public const RegexOptions Linear =
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
}
