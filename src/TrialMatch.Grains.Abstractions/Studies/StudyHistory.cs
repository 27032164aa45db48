using System.Collections.Immutable;
using TrialMatch.Domain.Studies;

namespace TrialMatch.Grains.Abstractions.Studies;

[GenerateSerializer, Immutable, Alias("trialmatch.StudyHistory")]
public sealed record StudyHistory(ImmutableArray<HistoryEntry> Entries)
{
    /// <summary>The maximum time that a call waits for an event; well below the timeout of a grain call.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(5);
}
