namespace TrialMatch.Domain.Areas.Lexicon;

internal enum ConceptKind
{
    OfArea,
    Outside,
    OutsideAndOverrides,
    Neutral,

    /// <summary>A device, a treatment or an endpoint: looked for in names, titles, descriptions and outcomes, not in conditions.</summary>
    Sign,
}
