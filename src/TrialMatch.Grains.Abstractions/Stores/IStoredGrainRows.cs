using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Grains.Abstractions.Stores;

/// <summary>Makes registry rows from what grains have stored.</summary>
public interface IStoredGrainRows
{
    /// <returns>The row that follows from the state, whatever row is stored with it; null where none does.</returns>
    /// <exception cref="InvalidDataException">The state cannot be read; the message names it and the field.</exception>
    StudyEntry? RowOf(StoredGrainState state);
}
