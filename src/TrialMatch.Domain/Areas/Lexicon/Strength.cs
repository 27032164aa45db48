namespace TrialMatch.Domain.Areas.Lexicon;

/// <summary>How much weight a match has next to others in the same text. Only the matches of the greatest strength count.</summary>
internal enum Strength
{
    /// <summary>An organ ("renal"): counts only where nothing else was found.</summary>
    Organ,

    /// <summary>Letters that can stand for several things, usually in brackets after what they stand for.</summary>
    Abbreviation,
    SpeltOut,
}
