using System.Collections.Immutable;

namespace TrialMatch.Grains.Abstractions.Stores;

/// <summary>Checks stored data before a store takes it over from another.</summary>
public interface IStoredGrainCheck
{
    /// <param name="states">All states of one grain.</param>
    /// <exception cref="InvalidDataException">They contradict themselves, each other or a rule; the message names the state and the field.</exception>
    void Check(ImmutableArray<StoredGrainState> states);
}
