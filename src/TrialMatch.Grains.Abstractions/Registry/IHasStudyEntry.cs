namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>
/// Grain state that carries a registry row. The store writes both in one transaction,
/// so a list never misses a study that was acknowledged, nor shows one that was not.
/// </summary>
public interface IHasStudyEntry
{
    /// <summary>The row, or null while there is nothing to list.</summary>
    StudyEntry? ToStudyEntry();
}
