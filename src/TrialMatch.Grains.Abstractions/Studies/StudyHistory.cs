using System.Collections.Immutable;
using TrialMatch.Domain.Studies;

namespace TrialMatch.Grains.Abstractions.Studies;

[GenerateSerializer, Immutable, Alias("trialmatch.StudyHistory")]
public sealed record StudyHistory(ImmutableArray<HistoryEntry> Entries);
