namespace TrialMatch.Domain.Rarity;

/// <summary>What makes a study ask for fewer than the patients of its condition group.</summary>
public enum NarrowingKind
{
    Biomarker,
    RareDisease,
}
