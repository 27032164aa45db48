using System.Collections.Immutable;
using Orleans.Storage;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Grains.Tests.Trusts;

/// <summary>A store whose writes to one state wait at a gate, as writes wait for the transaction before theirs.</summary>
internal sealed class GatedStore : IGrainStorage
{
    private readonly Dictionary<string, ImmutableArray<string>> _written = [];
    private readonly Dictionary<string, TaskCompletionSource> _gates = [];

    /// <summary>From now on writes to the state wait.</summary>
    public void Close(string stateName) => _gates[stateName] = new TaskCompletionSource();

    /// <summary>Lets through what waits, and what comes.</summary>
    public void Open(string stateName)
    {
        _gates.Remove(stateName, out var gate);
        gate?.SetResult();
    }

    /// <summary>In how many parts the state is stored: what was written whole, and what was added to it.</summary>
    public int PartsOf(string stateName) => _written[stateName].Length;

    public bool Has(string stateName) => _written.ContainsKey(stateName);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        grainState.RecordExists = _written.TryGetValue(stateName, out var parts);
        grainState.State = grainState.RecordExists ? StoredParts.Read<T>(parts) : Activator.CreateInstance<T>();
        return Task.CompletedTask;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var (state, part) = (grainState.State, StoredParts.Of(grainState.State));
        if (_gates.TryGetValue(stateName, out var gate))
        {
            await gate.Task;
        }

        _written[stateName] = StoredParts.With(_written.GetValueOrDefault(stateName, []), part);
        (state as IGrowingState<T>)?.MarkStored();
        grainState.RecordExists = true;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        throw new NotSupportedException("no ledger clears its pages");
}
