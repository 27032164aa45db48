using System.Text.Json;
using Orleans.Storage;
using TrialMatch.Grains.Abstractions.Serialization;

namespace TrialMatch.Grains.Tests.Trusts;

/// <summary>A store whose writes to one state wait at a gate, as writes wait for the transaction before theirs.</summary>
internal sealed class GatedStore : IGrainStorage
{
    private readonly Dictionary<string, string> _written = [];
    private readonly Dictionary<string, TaskCompletionSource> _gates = [];

    /// <summary>From now on writes to the state wait.</summary>
    public void Close(string stateName) => _gates[stateName] = new TaskCompletionSource();

    /// <summary>Lets through what waits, and what comes.</summary>
    public void Open(string stateName)
    {
        _gates.Remove(stateName, out var gate);
        gate?.SetResult();
    }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        grainState.RecordExists = _written.TryGetValue(stateName, out var json);
        grainState.State = json is null ? Activator.CreateInstance<T>() : JsonSerializer.Deserialize<T>(json, DomainJson.Options)!;
        return Task.CompletedTask;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var json = JsonSerializer.Serialize(grainState.State, DomainJson.Options);
        if (_gates.TryGetValue(stateName, out var gate))
        {
            await gate.Task;
        }

        _written[stateName] = json;
        grainState.RecordExists = true;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        throw new NotSupportedException("no ledger clears its pages");
}
