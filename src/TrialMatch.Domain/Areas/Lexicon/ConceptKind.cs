namespace TrialMatch.Domain.Areas.Lexicon;

internal enum ConceptKind
{
    OfArea,
    Outside,
    OutsideWhollySo,
    Neutral,

    /// <summary>A device, a treatment or an endpoint: read for in names, titles, descriptions and outcomes, not in conditions.</summary>
    Sign,
}
