namespace TrialMatch.Domain.Rarity;

/// <summary>The reason why a study can ask only a share of its condition group's patients.</summary>
public enum NarrowingKind
{
    Biomarker,
    RareDisease,
}
