using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Stores;

namespace TrialMatch.Grains.Stored;

/// <summary>Makes the registry's rows from the studies' histories, as the studies do when they write.</summary>
public sealed class StoredGrainRows : IStoredGrainRows
{
    public StudyEntry? RowOf(StoredGrainState state) => state is { GrainType: StoredStudyCheck.GrainType, StateName: StoredStudyCheck.GrainType }
        ? StoredStudyCheck.RowOf(state)
        : null;
}
