using TrialMatch.Primitives;

namespace TrialMatch.Domain.Capacity;

/// <summary>A study's turn among those that want the same capacity: a higher priority first, then who was registered first, then the id.</summary>
/// <param name="Priority">0 to 9.</param>
public sealed record WaitingOrder(int Priority, DateTimeOffset RegisteredAt, StudyId Study)
{
    /// <param name="other">Null for someone who has no turn: all who have one come first.</param>
    public bool ComesBefore(WaitingOrder? other)
    {
        if (other is null || Priority != other.Priority)
        {
            return other is null || Priority > other.Priority;
        }

        return RegisteredAt != other.RegisteredAt
            ? RegisteredAt < other.RegisteredAt
            : string.CompareOrdinal(Study.Value, other.Study.Value) < 0;
    }
}
