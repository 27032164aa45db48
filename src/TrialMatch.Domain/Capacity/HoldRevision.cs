using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Capacity;

/// <summary>
/// A change to an existing hold: reduced after an answer, committed, returned to held, or laid out anew over the months.
/// </summary>
/// <param name="Round">The round of the hold to change.</param>
/// <param name="Revision">The number of the study's change to the hold, 1 or more. It distinguishes a repeated message from an outdated one.</param>
/// <param name="State">The new state: held or committed.</param>
/// <param name="Patients">The new largest number of patients.</param>
/// <param name="Takes">The new capacity taken, at most one entry for a pool.</param>
public sealed record HoldRevision(
    StudyId Study, int Round, int Revision, HoldState State, int Patients, ImmutableArray<PoolTake> Takes)
{
    /// <summary>Whether revision, state and takes are valid.</summary>
    public bool IsWellFormed =>
        Revision >= 1 && State is HoldState.Held or HoldState.Committed && PoolTake.AreWellFormed(Takes);
}
