namespace TrialMatch.Domain.Areas.Lexicon;

/// <summary>All terms together. Earlier tables win where two name the same words.</summary>
internal static class ConditionLexicon
{
    public static IEnumerable<Term> Terms =>
        [.. CancerTerms.All, .. ImmuneTerms.All, .. HeartTerms.All, .. BrainTerms.All, .. GutTerms.All, .. OutsideTerms.All, .. NorwegianTerms.All, .. NeutralTerms.All];

    public static TermIndex Index { get; } = new(Terms);
}
