using System.Collections.Immutable;
using TrialMatch.Domain.Studies;

namespace TrialMatch.Grains.Abstractions.Studies;

[GenerateSerializer, Immutable, Alias("trialmatch.StudyHistory")]
public sealed record StudyHistory(ImmutableArray<HistoryEntry> Entries)
{
    /// <summary>How long a call waits for something to happen: well under the time after which a call is given up.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
}
