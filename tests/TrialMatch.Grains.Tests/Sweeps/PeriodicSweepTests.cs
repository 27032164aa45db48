using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using TrialMatch.Grains.Sweeps;

namespace TrialMatch.Grains.Tests.Sweeps;

public sealed class PeriodicSweepTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddSingleton<GrainInstruments>().BuildServiceProvider();
    private readonly ApplicationLifetime _host = new(NullLogger<ApplicationLifetime>.Instance);
    private readonly ChangeableTurn _turn = new() { IsOurs = false };
    private readonly TickedClock _clock = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task What_one_silo_does_for_all_begins_when_it_is_its_turn()
    {
        using var sweep = new CountedSweep(Pass(), _clock, isForAll: true);
        await sweep.StartAsync(Cancelled);
        await _clock.TickAsync().WaitAsync(Patience, Cancelled);
        await _clock.TickAsync().WaitAsync(Patience, Cancelled);
        Assert.False(sweep.HasSwept.IsCompleted);

        _turn.IsOurs = true;
        await _clock.TickAsync().WaitAsync(Patience, Cancelled);

        await sweep.HasSwept.WaitAsync(Patience, Cancelled);
        await sweep.StopAsync(Cancelled);
    }

    [Fact]
    public async Task What_each_silo_does_for_itself_waits_for_no_turn()
    {
        using var sweep = new CountedSweep(Pass(), _clock, isForAll: false);
        await sweep.StartAsync(Cancelled);

        await sweep.HasSwept.WaitAsync(Patience, Cancelled);
        await sweep.StopAsync(Cancelled);
    }

    private SweepPass Pass() =>
        new(new ChangeableStoreHealth(), _host, _turn, _services.GetRequiredService<GrainInstruments>(), NullLogger<SweepPass>.Instance);

    private sealed class CountedSweep(SweepPass pass, TimeProvider clock, bool isForAll)
        : PeriodicSweep(pass, clock, new SweepOptions(), NullLogger.Instance)
    {
        private readonly TaskCompletionSource _swept = new();

        public Task HasSwept => _swept.Task;

        protected override bool IsForAll => isForAll;

        protected override Task SweepAsync(CancellationToken cancellationToken)
        {
            _swept.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
