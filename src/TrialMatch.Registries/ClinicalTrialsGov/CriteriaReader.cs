using System.Text.RegularExpressions;
using TrialMatch.Domain.Drafts;
using TrialMatch.Primitives;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>Splits a record's criteria, which are one text with headings, into those for inclusion and those for exclusion.</summary>
internal static class CriteriaReader
{
    /// <summary>Also "Key Inclusion Criteria:", and "Exclusion Criteria" without a colon. Some records use neither.</summary>
    private static readonly Regex Headings = new(@"\b((key|main|major|general) )*(?<kind>inclusion|exclusion) criteria( include)?\s*:?", Patterns.Linear);

    public static (string Inclusion, string Exclusion) Read(RecordNode criteria, Warnings warnings)
    {
        var text = criteria.Text();
        if (NationalIdentityNumbers.AreIn(text))
        {
            warnings.Add(criteria, "left out: holds what looks like a national identity number");
            return (string.Empty, string.Empty);
        }

        var headings = Headings.Matches(text);
        var inclusion = headings.FirstOrDefault(heading => !IsExclusion(heading));
        var exclusion = headings.FirstOrDefault(IsExclusion);
        return (
            Cut(criteria, Between(text, inclusion, exclusion), warnings),
            exclusion is null ? string.Empty : Cut(criteria, Between(text, exclusion, inclusion), warnings));
    }

    /// <summary>Returns what follows a heading, or the text's beginning, up to the other heading if that comes later.</summary>
    private static string Between(string text, Match? heading, Match? other)
    {
        var start = heading is null ? 0 : heading.Index + heading.Length;
        return other?.Index >= start ? text[start..other.Index] : text[start..];
    }

    private static bool IsExclusion(Match heading) => heading.Groups["kind"].Value.Equals("exclusion", StringComparison.OrdinalIgnoreCase);

    private static string Cut(RecordNode criteria, string part, Warnings warnings)
    {
        var text = part.Trim();
        if (text.Length > StudyIntakeLimits.CriteriaLength)
        {
            warnings.Add(criteria, $"cut to {StudyIntakeLimits.CriteriaLength} characters each for inclusion and exclusion");
        }

        return RecordText.Shorten(text, StudyIntakeLimits.CriteriaLength);
    }
}
