using Orleans.Storage;

namespace TrialMatch.Notices.Tests.Delivery;

/// <summary>The real store, but for writes that a test makes fail.</summary>
internal sealed class FailingStorage(IGrainStorage inner) : IGrainStorage
{
    /// <summary>Thrown before the next write, once.</summary>
    public Exception? NextFailure { get; set; }

    public int Writes { get; private set; }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        inner.ReadStateAsync(stateName, grainId, grainState);

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (NextFailure is { } failure)
        {
            NextFailure = null;
            throw failure;
        }

        Writes++;
        return inner.WriteStateAsync(stateName, grainId, grainState);
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        inner.ClearStateAsync(stateName, grainId, grainState);
}
