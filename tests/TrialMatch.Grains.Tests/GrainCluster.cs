using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using Orleans.TestingHost;
using TrialMatch.Domain;
using TrialMatch.Domain.Network;
using TrialMatch.Domain.Sponsors;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Serialization;
using TrialMatch.Grains.Abstractions.Sponsors;
using TrialMatch.Grains.Abstractions.Studies;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Grains.Sweeps;

namespace TrialMatch.Grains.Tests;

/// <summary>Two real silos on one store, so that messages cross between processes' worth of serialization.</summary>
public sealed class GrainCluster : IAsyncLifetime
{
    private static readonly SponsorId Sponsor = new("sponsor");

    private InProcessTestCluster _cluster = null!;

    internal MovableClock Clock { get; } = new();

    internal VolatileStore Store { get; } = new();

    internal NetworkSeed Network { get; } = NetworkSeed.Load();

    internal IGrainFactory Grains => _cluster.Client;

    internal InProcessTestCluster Cluster => _cluster;

    public async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(initialSilosCount: 2);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton(Network);
            silo.Services.AddSingleton<TimeProvider>(Clock);
            silo.Services.AddSingleton<IStudyRegistry>(Store);
            silo.Services.AddSingleton<IFeed>(Store.Feed);
            silo.Services.AddKeyedSingleton<IGrainStorage>("Default", Store);
            silo.Services.AddSingleton<IGrainStorage>(Store);
            silo.AddTrialMatchGrains(new SweepOptions { Interval = TimeSpan.FromMilliseconds(200) });
            silo.Services.Configure<LoggerFilterOptions>(logging => logging.MinLevel = LogLevel.None);
        });
        builder.ConfigureClient(client => client.Services.AddDomainSerialization());
        _cluster = builder.Build();
        await _cluster.DeployAsync();
        await RegisterSponsorAsync();
    }

    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();

    internal IStudyGrain StudyOf(string requestId) =>
        Grains.GetGrain<IStudyGrain>(StudyKey.For(Sponsor, new RequestId(requestId)).Value);

    internal Task<StudyReply> RegisterAsync(string requestId, StudyDraft draft) =>
        StudyOf(requestId).RegisterAsync(new RegisterStudy(new RequestId(requestId), Sponsor, draft, Actor.LocalOperator));

    internal async Task<Study> RegisteredAsync(string requestId, StudyDraft draft)
    {
        var reply = await RegisterAsync(requestId, draft);
        Assert.Null(reply.Refusal);
        return reply.Study!;
    }

    internal ITrustGrain TrustOf(TrustId trust) => Grains.GetGrain<ITrustGrain>(trust.Value);

    private async Task RegisterSponsorAsync()
    {
        var reply = await Grains.GetGrain<ISponsorGrain>(Sponsor.Value).RegisterAsync(new RegisterSponsor(new RequestId("sponsor"), "A sponsor", "NO"));
        Assert.Null(reply.Refusal);
    }
}
