namespace TrialMatch.Storage.States;

/// <summary>What a provider does with states that are serialized; <see cref="VersionedGrainStorage"/> does the rest of Orleans' contract.</summary>
internal interface IStateStore
{
    /// <summary>Whether what was added to a state that only grows may be written apart from the rest.</summary>
    bool TakesAdditions => true;

    /// <exception cref="StorageUnavailableException">The store is not open, or cannot be read.</exception>
    Task<StoredState> ReadAsync(GrainStateKey key, CancellationToken cancellationToken);

    /// <returns>The state's new version, once it is on disk.</returns>
    /// <param name="cancellationToken">Ends the wait for room in the queue; a write in the queue is carried out.</param>
    /// <exception cref="Orleans.Storage.InconsistentStateException">The state is not at the expected version.</exception>
    /// <exception cref="StorageUnavailableException">It was not written, or it is not known whether it was: read the state again.</exception>
    Task<long> WriteAsync(StateWrite write, CancellationToken cancellationToken);
}
