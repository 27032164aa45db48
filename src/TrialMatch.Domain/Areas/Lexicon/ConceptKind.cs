namespace TrialMatch.Domain.Areas.Lexicon;

internal enum ConceptKind
{
    OfArea,
    Outside,
    OutsideWhollySo,
    Neutral,
}
