using System.Collections.Immutable;

namespace TrialMatch.Domain.Areas.Lexicon;

/// <param name="Head">What the text is about; null where nothing decisive was recognised.</param>
/// <param name="Concepts">Everything that is named, including the head. Where the head has no area, the others are its circumstances.</param>
/// <param name="DecisiveWords">The number of decisive words that were recognised.</param>
/// <param name="Strength">How explicitly they were written.</param>
internal sealed record ConditionReading(Concept? Head, ImmutableArray<Concept> Concepts, int DecisiveWords, Strength Strength);
