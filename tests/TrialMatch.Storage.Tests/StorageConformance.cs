using Orleans.Storage;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Storage.Tests;

/// <summary>What the conformance suites share: each test has a store of its own, empty at first.</summary>
public abstract class StorageConformance : IAsyncLifetime
{
    private StorageUnderTest? _open;

    protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    protected IGrainStorage Grains => _open!.Grains;

    protected IStudyRegistry Registry => _open!.Registry;

    protected IFeed Feed => _open!.Feed;

    public async ValueTask InitializeAsync() => _open = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        if (_open is not null)
        {
            await _open.Close();
        }

        await DeleteAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens the store of this test; called again after a close, it finds the same data.</summary>
    protected abstract Task<StorageUnderTest> OpenAsync();

    /// <summary>Deletes the data of this test.</summary>
    protected abstract ValueTask DeleteAsync();

    protected async Task ReopenAsync()
    {
        await _open!.Close();
        _open = await OpenAsync();
    }

    protected async Task<GrainState<T>> ReadAsync<T>(GrainId grain, string stateName = "state")
    {
        var state = new GrainState<T>();
        await Grains.ReadStateAsync(stateName, grain, state);
        return state;
    }

    protected async Task<GrainState<T>> WriteAsync<T>(GrainId grain, T value, string stateName = "state")
    {
        var state = await ReadAsync<T>(grain, stateName);
        state.State = value;
        await Grains.WriteStateAsync(stateName, grain, state);
        return state;
    }
}
