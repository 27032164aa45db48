using System.Collections.Immutable;
using Orleans.Serialization.Serializers;
using Orleans.Storage;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Storage.Registry;

namespace TrialMatch.Storage.States;

/// <summary>
/// Implements Orleans' grain storage over a store of serialized states. As in Orleans' relational provider, a cleared state keeps its
/// row and its version goes on counting, so an ETag from before the clear never matches again.
/// </summary>
internal sealed class VersionedGrainStorage(IStateStore store, StorageOptions options, IActivatorProvider activators) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ReadStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task ReadStateAsync<T>(
        string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var key = GrainStateKey.Of(grainId, stateName);
        var stored = await store.ReadAsync(key, cancellationToken);
        grainState.State = Restore<T>(key, stored.Payloads);
        grainState.ETag = StateVersion.ToETag(stored.Version);
        grainState.RecordExists = !stored.Payloads.IsEmpty;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        WriteStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task WriteStateAsync<T>(
        string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        using var activity = StorageInstruments.Activities.StartActivity("write state");
        activity?.SetTag("trialmatch.state", stateName);
        var key = GrainStateKey.Of(grainId, stateName);
        var state = grainState.State;
        var (part, isAddition) = PartToWrite(state);
        var write = new StateWrite(
            key,
            StateVersion.FromETag(grainState.ETag),
            Serialize(key, part),
            isAddition,
            StudyRow.Of(state),
            FeedRows.Of(state));
        var version = await store.WriteAsync(write, cancellationToken);
        (state as IGrowingState<T>)?.MarkStored();
        (state as IHasFeed)?.Feed.RemoveWritten(write.Feed.Length);
        grainState.ETag = StateVersion.ToETag(version);
        grainState.RecordExists = true;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ClearStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task ClearStateAsync<T>(
        string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var key = GrainStateKey.Of(grainId, stateName);
        var write = new StateWrite(key, StateVersion.FromETag(grainState.ETag), Payload: null, IsAddition: false, Entry: null, Feed: []);
        var empty = Empty<T>();
        var version = await store.WriteAsync(write, cancellationToken);
        grainState.State = empty;
        grainState.ETag = StateVersion.ToETag(version);
        grainState.RecordExists = false;
    }

    /// <summary>What was added, where the state grows and what it was before is stored apart; else all of it.</summary>
    private (T Part, bool IsAddition) PartToWrite<T>(T state) =>
        store.TakesAdditions && state is IGrowingState<T> { Addition: { } addition } ? (addition, true) : (state, false);

    private T Empty<T>() => activators.GetActivator<T>().Create();

    private T Restore<T>(GrainStateKey key, ImmutableArray<StoredPayload> payloads)
    {
        if (payloads.IsEmpty)
        {
            return Empty<T>();
        }

        var state = Deserialize<T>(key, payloads[0]);
        foreach (var addition in payloads.AsSpan()[1..])
        {
            state = ((IGrowingState<T>)state!).Plus(Deserialize<T>(key, addition));
        }

        (state as IGrowingState<T>)?.MarkStored();
        return state;
    }

    private StoredPayload Serialize<T>(GrainStateKey key, T state)
    {
        var plain = options.GrainStorageSerializer.Serialize(state).ToMemory();
        var limitBytes = options.MaxStateBytes;
        if (plain.Length > limitBytes)
        {
            throw new InvalidOperationException(
                $"Cannot write {key}: it is {plain.Length} bytes, expected at most {limitBytes} "
                + $"({nameof(StorageOptions.MaxStateBytes)}).");
        }

        return StoredPayload.Of(plain);
    }

    private T Deserialize<T>(GrainStateKey key, StoredPayload payload)
    {
        try
        {
            var state = options.GrainStorageSerializer.Deserialize<T>(new BinaryData(payload.ToPlain()));
            return state ?? Empty<T>();
        }
        catch (Exception e)
        {
            throw new InvalidDataException($"Cannot read {key} as {typeof(T).Name}: {e.Message}", e);
        }
    }
}
