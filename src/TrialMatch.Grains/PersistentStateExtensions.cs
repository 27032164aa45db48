namespace TrialMatch.Grains;

internal static class PersistentStateExtensions
{
    /// <summary>
    /// Writes the state; when that fails, memory no longer tells what is stored, so the activation ends and the next one
    /// reads it afresh.
    /// </summary>
    public static async Task WriteOrDeactivateAsync<TState>(this IGrainBase grain, IPersistentState<TState> state)
    {
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            grain.DeactivateOnIdle();
            throw;
        }
    }
}
