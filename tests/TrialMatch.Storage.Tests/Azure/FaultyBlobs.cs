using Azure;
using Orleans.Storage;

namespace TrialMatch.Storage.Tests.Azure;

/// <summary>Orleans' blob storage, with a place for faults before and after a write.</summary>
internal sealed class FaultyBlobs(AzureBlobGrainStorage storage) : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    private static readonly Func<Task> Nothing = () => Task.CompletedTask;

    /// <summary>What happens before a write is sent.</summary>
    public Func<Task> BeforeWrite { get; set; } = Nothing;

    /// <summary>What happens after a write was done, before its caller hears of it.</summary>
    public Func<Task> AfterWrite { get; set; } = Nothing;

    /// <summary>What the account's client throws where the account cannot be reached, after it has tried again.</summary>
    public static RequestFailedException Unreachable => new("Nobody answers.");

    public void Participate(ISiloLifecycle lifecycle) => storage.Participate(lifecycle);

    /// <summary>All is well from now on.</summary>
    public void Mend() => (BeforeWrite, AfterWrite) = (Nothing, Nothing);

    /// <summary>The next write is not sent.</summary>
    public void LoseNextWrite() => BeforeWrite = Once(Unreachable);

    /// <summary>The next write is done, and its caller told that nobody answered.</summary>
    public void LoseNextReply() => AfterWrite = Once(Unreachable);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        storage.ReadStateAsync(stateName, grainId, grainState);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await BeforeWrite();
        await storage.WriteStateAsync(stateName, grainId, grainState);
        await AfterWrite();
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        storage.ClearStateAsync(stateName, grainId, grainState);

    private Func<Task> Once(Exception failure) => () =>
    {
        Mend();
        return Task.FromException(failure);
    };
}
