using System.Collections.Immutable;

namespace TrialMatch.Domain.Areas.Lexicon;

/// <param name="Head">What the text is about; null where nothing decisive was recognised.</param>
/// <param name="Concepts">All that is named, the head among them. Where the head has no area the others are its circumstances.</param>
/// <param name="DecisiveWords">How many words were recognised.</param>
/// <param name="Strength">How plainly.</param>
internal sealed record ConditionReading(Concept? Head, ImmutableArray<Concept> Concepts, int DecisiveWords, Strength Strength);
