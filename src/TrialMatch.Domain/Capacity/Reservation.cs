using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Capacity;

/// <summary>A study's wish to have capacity reserved at a trust.</summary>
/// <param name="Round">The study's matching round, 1 or more; it grows with each pick of sites.</param>
/// <param name="Patients">The most patients it is for, 1 or more.</param>
/// <param name="Takes">At most one for a pool.</param>
public sealed record Reservation(StudyId Study, int Round, int Patients, ImmutableArray<PoolTake> Takes)
{
    /// <summary>The study's turn among those that want the same; null comes after all who wait.</summary>
    public WaitingOrder? Order { get; init; }

    /// <summary>Whether it can be weighed at all: each pool once, no amount negative.</summary>
    public bool IsWellFormed => PoolTake.AreWellFormed(Takes);
}
