using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Grains;

internal static class PersistentStateExtensions
{
    /// <summary>
    /// Writes the state; when that fails, memory no longer tells what is stored, so the activation ends and the next one
    /// reads it afresh. Not so where nothing was stored for certain, as a study turned out not to be alone.
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
}
