namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>
/// Append-only grain state. A store may write each addition by itself and put the parts together when it reads; a store that always writes
/// the whole state is correct too.
/// </summary>
/// <typeparam name="TState">The state's own type. An addition is a state that holds only what was added.</typeparam>
public interface IGrowingState<TState>
{
    /// <summary>
    /// What was added since the last successful write; null if nothing was added, or if the whole state has to be written. Never part of
    /// what is stored.
    /// </summary>
    TState? Addition { get; }

    /// <summary>Returns this state with a later addition merged into it.</summary>
    TState Plus(TState addition);

    /// <summary>Marks the whole state as stored. Called by the store.</summary>
    void MarkStored();
}
