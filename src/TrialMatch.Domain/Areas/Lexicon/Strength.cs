namespace TrialMatch.Domain.Areas.Lexicon;

/// <summary>How much a match says beside others in the same text; the lesser are dropped where a greater one was found.</summary>
internal enum Strength
{
    /// <summary>An organ ("renal"): says something only where nothing else does.</summary>
    Organ,

    /// <summary>Letters that can stand for several things; usually in brackets after what they stand for.</summary>
    Abbreviation,
    SpeltOut,
}
