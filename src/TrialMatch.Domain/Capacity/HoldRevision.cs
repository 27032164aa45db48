using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Capacity;

/// <summary>
/// A change of a standing hold: shrunk after an answer, committed, put back to held, or laid out anew over the months.
/// </summary>
/// <param name="Round">The round of the hold that it changes.</param>
/// <param name="Revision">1 or more; counts the study's changes to the hold, and tells a repetition from what was overtaken.</param>
/// <param name="State">Held or committed.</param>
/// <param name="Patients">The most patients it is for afterwards.</param>
/// <param name="Takes">All that it takes afterwards; at most one for a pool.</param>
public sealed record HoldRevision(
    StudyId Study, int Round, int Revision, HoldState State, int Patients, ImmutableArray<PoolTake> Takes)
{
    /// <summary>Whether it can be weighed at all.</summary>
    public bool IsWellFormed =>
        Revision >= 1 && State is HoldState.Held or HoldState.Committed && PoolTake.AreWellFormed(Takes);
}
