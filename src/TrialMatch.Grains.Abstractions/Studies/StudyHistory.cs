using System.Collections.Immutable;
using TrialMatch.Domain.Studies;

namespace TrialMatch.Grains.Abstractions.Studies;

[GenerateSerializer, Immutable, Alias("trialmatch.StudyHistory")]
public sealed record StudyHistory(ImmutableArray<HistoryEntry> Entries)
{
    /// <summary>
    /// The maximum time that a call waits for an event. The timeout of a grain call is twice this at least, and the longer it is, the later
    /// a call is missed that a dead silo took with it.
    /// </summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(2.5);
}
