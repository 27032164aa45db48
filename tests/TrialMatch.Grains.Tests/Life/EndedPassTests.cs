using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Grains.Abstractions.Waiting;
using TrialMatch.Grains.Tests.Chaos;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Tests.Life;

/// <summary>A pass through the waiting list in which all that follows would fail.</summary>
public sealed class EndedPassTests : IAsyncLifetime
{
    private const int Waiting = 6;

    private readonly Turns _turns = new();
    private readonly ErrorLog _errors = new();
    private readonly GrainCluster _cluster;
    private StudyId _first;
    private HashSet<string> _waiting = [];

    public EndedPassTests() => _cluster = new GrainCluster
    {
        Network = SmallNetwork.WithOneTrustForCancer(),
        Calls = _turns,
        Errors = _errors,
        MaxStep = TimeSpan.FromMinutes(1),
    };

    public async ValueTask InitializeAsync()
    {
        await _cluster.InitializeAsync();
        (_first, _waiting) = await WaitingList.FillAsync(_cluster, Waiting);

        // What the sweep tried when nothing was wrong yet does not count; nothing of it may be under way.
        await _cluster.ServeWaitingAsync();
        _turns.Forget();
    }

    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task While_the_store_is_in_trouble_a_pass_ends_at_the_first_study_without_a_word_and_a_later_one_reaches_all()
    {
        _cluster.StoreHealth.Trouble = "the disk is full";
        _turns.OnTurn = () => throw new IOException("Cannot read: the disk is full");
        await MakeRoomAsync();

        Assert.False(await ServeAsync());
        Assert.Equal(1, _turns.MostInOneCall);
        Assert.Empty(_errors.Entries);

        (_cluster.StoreHealth.Trouble, _turns.OnTurn) = (null, null);
        await _cluster.ServeWaitingAsync();
        Assert.Superset(_waiting, _turns.Tried);
    }

    [Fact]
    public async Task A_pass_ends_after_the_study_at_which_its_silo_is_asked_to_end()
    {
        _turns.OnTurn = AskSilosToEnd;
        await MakeRoomAsync();

        Assert.False(await ServeAsync());
        Assert.Equal(1, _turns.MostInOneCall);
        Assert.Empty(_errors.Entries);
    }

    private Task<bool> ServeAsync() => _cluster.Grains.GetGrain<IWaitingListGrain>(0).ServeAsync();

    /// <summary>All that wait are worth a try then.</summary>
    private async Task MakeRoomAsync() =>
        Assert.Null((await _cluster.RecordAsync(_first, "leave", new StudyWithdrawn(""))).Refusal);

    private void AskSilosToEnd()
    {
        foreach (var silo in _cluster.Cluster.Silos)
        {
            _cluster.Cluster.GetSiloServiceProvider(silo.SiloAddress).GetRequiredService<IHostApplicationLifetime>().StopApplication();
        }
    }
}
