using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Storage;
using TrialMatch.Grains.Sweeps;

namespace TrialMatch.Grains.Tests.Sweeps;

public sealed class SweepPassTests : IDisposable
{
    private readonly ChangeableStoreHealth _store = new();
    private readonly ApplicationLifetime _host = new(NullLogger<ApplicationLifetime>.Instance);
    private readonly ChangeableTurn _turn = new();
    private readonly LineLog<SweepPass> _log = new();
    private readonly List<Exception> _logged = [];
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddSingleton<GrainInstruments>().BuildServiceProvider();
    private readonly SweepPass _pass;

    public SweepPassTests() => _pass = new SweepPass(_store, _host, _turn, _services.GetRequiredService<GrainInstruments>(), _log);

    public void Dispose() => _services.Dispose();

    public static TheoryData<Exception> FaultsOfAnItem() =>
    [
        new InvalidOperationException("its own"),
        new InvalidDataException("unreadable"),
        new IOException("while the store says that it is well"),
        new InconsistentStateException("written by another"),
        new OrleansException("wrapped", new FormatException("its own")),
    ];

    [Theory]
    [MemberData(nameof(FaultsOfAnItem))]
    public async Task An_item_that_fails_is_logged_and_the_pass_goes_on(Exception failure)
    {
        Assert.Equal("otherwise", await _pass.RunAsync(() => TryAsync(failure), "ended"));

        Assert.Equal([failure], _logged);
    }

    [Fact]
    public async Task What_fails_by_itself_is_logged_though_the_store_is_in_trouble()
    {
        _store.Trouble = "the disk is full";

        Assert.Equal("otherwise", await _pass.RunAsync(() => TryAsync(new InvalidDataException("unreadable")), "ended"));

        Assert.Single(_logged);
    }

    public static TheoryData<Exception> FailuresOfTheStore() =>
    [
        new IOException("Cannot read"),
        new TimeoutException("no answer"),
        new OrleansException("wrapped", new IOException("Cannot read")),
    ];

    [Theory]
    [MemberData(nameof(FailuresOfTheStore))]
    public async Task A_failure_while_the_store_is_in_trouble_ends_the_pass_without_a_word(Exception failure)
    {
        _store.Trouble = "the disk is full";

        Assert.Equal("ended", await _pass.RunAsync(() => TryAsync(failure), "ended"));

        Assert.Empty(_logged);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task Nothing_more_is_tried_once_the_silo_is_to_end()
    {
        _host.StopApplication();
        var isTried = false;

        Assert.Equal("ended", await _pass.RunAsync(() => _pass.TryAsync(() => Task.FromResult($"{isTried = true}"), "otherwise", _logged.Add), "ended"));

        Assert.False(isTried);
        Assert.Empty(_logged);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task Grains_that_cannot_be_reached_are_told_once_a_pass()
    {
        for (var passes = 1; passes <= 2; passes++)
        {
            _pass.Begin("sweep");
            await TryAsync(new SiloUnavailableException("one"));
            await TryAsync(new OrleansException("another"));
            Assert.Equal(passes, _log.Lines.Count);
        }

        Assert.Empty(_logged);
        Assert.All(_log.Lines, line => Assert.EndsWith(": one", line, StringComparison.Ordinal));
    }

    private Task<string> TryAsync(Exception failure) => _pass.TryAsync(() => Task.FromException<string>(failure), "otherwise", _logged.Add);
}
