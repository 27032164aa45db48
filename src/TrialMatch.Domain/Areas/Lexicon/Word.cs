namespace TrialMatch.Domain.Areas.Lexicon;

/// <param name="Raw">As written, for abbreviations, where case tells (ALL, all).</param>
/// <param name="Plain">Lower case, American spelling, singular, without accents: what terms are compared by.</param>
internal readonly record struct Word(string Raw, string Plain);
