namespace TrialMatch.Domain.Drafts.Intakes;

/// <summary>What kind of product is tested.</summary>
public enum ProductKind
{
    /// <summary>Not specified.</summary>
    Unspecified = 0,
    Drug = 1,
    /// <summary>Software too.</summary>
    Device = 2,
    /// <summary>Gene therapy, somatic cell therapy or a tissue-engineered product (an ATMP).</summary>
    AdvancedTherapy = 3,
    Other = 4,
}
