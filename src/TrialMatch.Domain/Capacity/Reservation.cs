using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Capacity;

/// <summary>A study's request to reserve capacity at a trust.</summary>
/// <param name="Round">The study's matching round, 1 or more; it rises with each pick of sites.</param>
/// <param name="Patients">The largest number of patients, 1 or more.</param>
/// <param name="Takes">The capacity to take, at most one entry for a pool.</param>
public sealed record Reservation(StudyId Study, int Round, int Patients, ImmutableArray<PoolTake> Takes)
{
    /// <summary>The study's place in the waiting order; null: after all waiting studies.</summary>
    public WaitingOrder? Order { get; init; }

    /// <summary>Whether the takes are valid: each pool once, no amount negative.</summary>
    public bool IsWellFormed => PoolTake.AreWellFormed(Takes);
}
