using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Tests.Chaos;

/// <summary>A command and what was answered to it.</summary>
/// <param name="Wanted">Null for a registration.</param>
/// <param name="IsAcknowledged">It was not refused.</param>
/// <param name="Attempts">How often it was sent until an answer came.</param>
internal sealed record SentCommand(StudyId Study, RequestId RequestId, CommandEvent? Wanted, bool IsAcknowledged, int Attempts)
{
    public bool IsIn(HistoryEntry entry) => entry.Event is StudyRegistered registered
        ? registered.RequestId == RequestId
        : entry.RequestId == RequestId;
}
