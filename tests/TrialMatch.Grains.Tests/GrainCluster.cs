using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Storage;
using Orleans.TestingHost;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Domain.Trusts;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Serialization;
using TrialMatch.Grains.Abstractions.Sponsors;
using TrialMatch.Grains.Abstractions.Stores;
using TrialMatch.Grains.Abstractions.Studies;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Grains.Abstractions.Waiting;
using TrialMatch.Grains.Sweeps;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Tests;

/// <summary>Two real silos on one store, so that messages cross between processes' worth of serialization.</summary>
public sealed class GrainCluster : IAsyncLifetime
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(30);
    private static readonly SponsorId Sponsor = new("sponsor");

    private InProcessTestCluster _cluster = null!;

    internal MovableClock Clock { get; } = new();

    internal VolatileStore Store { get; init; } = new();

    internal ChangeableStoreHealth StoreHealth { get; } = new();

    /// <summary>Is told of errors; nobody is where it is null.</summary>
    internal ErrorLog? Errors { get; init; }

    internal NetworkSeed Network { get; init; } = AmpleNetwork.Seed;

    /// <summary>Stands before every call to a grain; none does where it is null.</summary>
    internal IIncomingGrainCallFilter? Calls { get; init; }

    /// <summary>How long the waiting list is gone through at a time; 0: one study after another.</summary>
    internal TimeSpan MaxStep { get; init; } = new SweepOptions().MaxStep;

    /// <summary>How often the regional account is summed.</summary>
    internal TimeSpan BalanceInterval { get; init; } = new SweepOptions().BalanceInterval;

    /// <summary>How long a caller waits for a grain: Orleans' default, but where more is asked at once than the API would let in.</summary>
    internal TimeSpan ResponseTimeout { get; init; } = new ClientMessagingOptions().ResponseTimeout;

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
            silo.AddTrialMatchGrains(new SweepOptions { Interval = TimeSpan.FromMilliseconds(200), MaxStep = MaxStep, BalanceInterval = BalanceInterval });
            silo.Services.AddSingleton<IStoreHealth>(StoreHealth);
            silo.Services.Configure<LoggerFilterOptions>(logging => logging.MinLevel = Errors is null ? LogLevel.None : LogLevel.Error);
            if (Errors is not null)
            {
                silo.Services.AddSingleton<ILoggerProvider>(Errors);
            }

            silo.Services.Configure<ClusterMembershipOptions>(NoticeDeathSoon);
            silo.Services.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = ResponseTimeout);
            if (Calls is not null)
            {
                silo.AddIncomingGrainCallFilter(Calls);
            }
        });
        builder.ConfigureClient(client =>
        {
            client.Services.AddDomainSerialization();
            client.Services.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = ResponseTimeout);
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
        await RegisterSponsorAsync();
    }

    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();

    internal IStudyGrain StudyOf(string requestId) =>
        Grains.GetGrain<IStudyGrain>(StudyKey.For(Sponsor, new RequestId(requestId)).Value);

    internal IStudyGrain StudyOf(StudyId id) => Grains.GetGrain<IStudyGrain>(id.Value);

    internal async Task<Study> StudyAsync(StudyId id) => (await StudyOf(id).GetAsync()).Study!;

    /// <summary>Waits until the sweeps have done what makes it so.</summary>
    internal async Task<Study> StudyWhenAsync(StudyId id, Func<Study, bool> isSo)
    {
        var until = TimeProvider.System.GetUtcNow() + MaxWait;
        while (true)
        {
            var study = await StudyAsync(id);
            if (isSo(study))
            {
                return study;
            }

            Assert.True(TimeProvider.System.GetUtcNow() < until, $"{id} is {study.State} still after {MaxWait.TotalSeconds} seconds");
            await Task.Delay(10);
        }
    }

    /// <summary>Serves who waits: to the end of the pass that may be under way, and then from the first to the last.</summary>
    internal async Task ServeWaitingAsync()
    {
        var list = Grains.GetGrain<IWaitingListGrain>(0);
        for (var ends = 0; ends < 2;)
        {
            ends += await list.ServeAsync() ? 1 : 0;
        }
    }

    internal async Task AcceptAllAsync(StudyId id)
    {
        while ((await StudyAsync(id)).Sites.FirstOrDefault(site => site.IsOpen) is { } open)
        {
            var accepted = new RequestAccepted(open.Trust, open.Hold.Patients, Start: null, "the investigator", "", IsByCentre: false);
            Assert.Null((await RecordAsync(id, $"accept-{open.Trust}-{open.Hold.Round}", accepted)).Refusal);
        }
    }

    /// <summary>The trust wants requests in a field from now on, or no longer.</summary>
    internal Task<ChangeTrustReply> DeclareFieldAsync(TrustId trust, string requestId, ConditionGroup field, bool isWanted = true) =>
        TrustOf(trust).ChangeAsync(new ChangeTrust(new TrustChange(new RequestId(requestId), IfVersion: null)
        {
            Fields = isWanted ? new FieldChange([new FieldInterest(field, IncludesChildren: false, "head of research")], []) : new FieldChange([], [field]),
        }));

    internal Task<StudyReply> RecordAsync(StudyId id, string requestId, CommandEvent wanted) =>
        StudyOf(id).RecordAsync(new RecordEvent(new RequestId(requestId), Actors.LocalOperator, wanted));

    internal Task<StudyReply> RegisterAsync(string requestId, StudyDraft draft, StudyIntent intent = StudyIntent.Place) =>
        StudyOf(requestId).RegisterAsync(new RegisterStudy(new RequestId(requestId), Sponsor, draft, Actors.LocalOperator, Intent: intent));

    internal async Task<Study> RegisteredAsync(string requestId, StudyDraft draft)
    {
        var reply = await RegisterAsync(requestId, draft);
        Assert.Null(reply.Refusal);
        return reply.Study!;
    }

    /// <summary>
    /// A silo ends at once, whatever it was about. Another one was started before it: the dead cannot keep it from joining. Silos, too,
    /// go by <see cref="Clock"/>, and none can join when that was moved far.
    /// </summary>
    internal async Task ReplaceOneAsync(int which)
    {
        var dying = _cluster.Silos[which % _cluster.Silos.Count];
        await _cluster.StartAdditionalSiloAsync();
        await _cluster.KillSiloAsync(dying);
    }

    internal ITrustGrain TrustOf(TrustId trust) => Grains.GetGrain<ITrustGrain>(trust.Value);

    private static void NoticeDeathSoon(ClusterMembershipOptions membership)
    {
        membership.ProbeTimeout = TimeSpan.FromSeconds(1);
        membership.NumMissedProbesLimit = 3;
        membership.NumVotesForDeathDeclaration = 1;
        membership.TableRefreshTimeout = TimeSpan.FromMilliseconds(300);
    }

    private async Task RegisterSponsorAsync()
    {
        var reply = await Grains.GetGrain<ISponsorGrain>(Sponsor.Value).RegisterAsync(new RegisterSponsor(new RequestId("sponsor"), "A sponsor", "NO"));
        Assert.Null(reply.Refusal);
    }
}
