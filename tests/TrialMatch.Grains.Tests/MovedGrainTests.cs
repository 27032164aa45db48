using Orleans.Core.Internal;
using Orleans.Runtime.Placement;
using TrialMatch.Domain.Studies;

namespace TrialMatch.Grains.Tests;

/// <summary>A grain that Orleans moves to another silo, as it does with those that have calls waiting when their silo stops.</summary>
public sealed class MovedGrainTests : IAsyncLifetime
{
    private readonly GrainCluster _cluster = new() { Errors = new ErrorLog() };

    public ValueTask InitializeAsync() => _cluster.InitializeAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task It_reads_its_state_from_the_store_there_and_goes_on_and_no_error_is_logged()
    {
        var registered = await _cluster.RegisteredAsync("moves", Drafts.Of("Breast Cancer", 20));
        var grain = _cluster.StudyOf("moves");

        await MoveAsync(grain);

        Assert.Equal(registered.Version, (await grain.GetAsync()).Study!.Version);
        await _cluster.AcceptAllAsync(registered.Id);
        Assert.Equal(StudyState.Offered, (await _cluster.StudyAsync(registered.Id)).State);
        Assert.Empty(_cluster.Errors!.Entries);
    }

    private async Task MoveAsync(IGrainWithStringKey grain)
    {
        var here = await WhereAsync(grain);
        RequestContext.Set(IPlacementDirector.PlacementHintKey, _cluster.Cluster.Silos.Select(silo => silo.SiloAddress).Single(silo => !silo.Equals(here)));
        await grain.AsReference<IGrainManagementExtension>().MigrateOnIdle();
        RequestContext.Clear();
        while (await WhereAsync(grain) is { } there && there.Equals(here))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
    }

    private async Task<SiloAddress?> WhereAsync(IGrainWithStringKey grain) =>
        await _cluster.Grains.GetGrain<IManagementGrain>(0).GetActivationAddress(grain);
}
