namespace TrialMatch.Domain.Areas.Lexicon;

/// <param name="Raw">As written, for abbreviations, where case matters (ALL, all).</param>
/// <param name="Plain">Lower case, American spelling, singular, without accents: the form in which terms are compared.</param>
internal readonly record struct Word(string Raw, string Plain);
