using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Grains;

internal static class PersistentStateExtensions
{
    /// <summary>
    /// Writes the state. If that fails, memory may differ from what is stored, so the activation ends and the next one reads the state
    /// again. The exception is a duplicate study, where certainly nothing was stored.
    /// </summary>
    public static async Task WriteOrDeactivateAsync<TState>(this IGrainBase grain, IPersistentState<TState> state)
    {
        try
        {
            await state.WriteStateAsync();
        }
        catch (Exception failure) when (failure is not DuplicateNotKnownException)
        {
            grain.DeactivateOnIdle();
            throw;
        }
    }

    /// <summary>
    /// Lets the grain be moved to another silo without its state, which is read from the store there. A silo that stops moves grains that
    /// have calls waiting; sent along, the state would have to be understood by a silo of another version too.
    /// </summary>
    public static void LeaveInStoreWhenMoved<TState>(this IGrainBase grain, IPersistentState<TState> state)
    {
        if (state is IGrainMigrationParticipant participant)
        {
            grain.GrainContext.ObservableLifecycle.RemoveMigrationParticipant(participant);
        }
    }
}
