using TrialMatch.Storage.Tests.Registry;

namespace TrialMatch.Storage.Tests.Silo;

/// <summary>Tells the feed through its state, as the grains do it.</summary>
internal sealed class TellingGrain([PersistentState("told")] IPersistentState<FedNote> told) : Grain, ITellingGrain
{
    public Task TellAsync(string topic, string payload)
    {
        told.State.Feed.Add(FedNote.Item(topic, payload));
        return WriteAsync();
    }

    public Task WriteAsync()
    {
        told.State.Number++;
        return told.WriteStateAsync();
    }
}
