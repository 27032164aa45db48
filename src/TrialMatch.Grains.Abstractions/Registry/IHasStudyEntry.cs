namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>
/// Grain state that carries a registry row. The store writes both in one transaction, so a list contains every acknowledged study and no
/// other.
/// </summary>
public interface IHasStudyEntry
{
    /// <summary>The row; null while there is nothing to list.</summary>
    StudyEntry? ToStudyEntry();
}
