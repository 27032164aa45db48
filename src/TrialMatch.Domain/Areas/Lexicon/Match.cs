namespace TrialMatch.Domain.Areas.Lexicon;

/// <param name="Start">The index of the first word in the text.</param>
/// <param name="Length">In words.</param>
internal readonly record struct Match(int Start, int Length, Concept Concept, Strength Strength)
{
    public int End => Start + Length;

    public bool IsDecisive => Concept.Kind != ConceptKind.Neutral;
}
