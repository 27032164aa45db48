namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>
/// Grain state to which things are only ever added. A store may write each addition beside what it has instead of all of it again,
/// and puts them together when it reads. A store that always writes the whole is right too.
/// </summary>
/// <typeparam name="TState">The state's own type: an addition is a state that holds only what was added.</typeparam>
public interface IGrowingState<TState>
{
    /// <summary>
    /// What was added since the last write that succeeded; null where there was none, and the whole has to be written. Never part of
    /// what is stored.
    /// </summary>
    TState? Addition { get; }

    /// <summary>This state with what was added to it later.</summary>
    TState Plus(TState addition);

    /// <summary>For the store: all that the state holds now is stored.</summary>
    void MarkStored();
}
