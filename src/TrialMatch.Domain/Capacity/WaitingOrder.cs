using TrialMatch.Primitives;

namespace TrialMatch.Domain.Capacity;

/// <summary>A study's place among those that compete for capacity: by higher priority, then by earlier registration, then by id.</summary>
/// <param name="Priority">The priority, 0 to 9.</param>
public sealed record WaitingOrder(int Priority, DateTimeOffset RegisteredAt, StudyId Study)
{
    /// <param name="other">The other study; null: one without a place, which comes last.</param>
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
