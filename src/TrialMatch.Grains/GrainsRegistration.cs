using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
using Orleans.Versions.Selector;
using TrialMatch.Domain.Regions;
using TrialMatch.Grains.Abstractions.Cluster;
using TrialMatch.Grains.Abstractions.Serialization;
using TrialMatch.Grains.Abstractions.Time;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Grains.Cluster;
using TrialMatch.Grains.Matching;
using TrialMatch.Grains.Observing;
using TrialMatch.Grains.Studies;
using TrialMatch.Grains.Sweeps;
using TrialMatch.Grains.Waiting;

namespace TrialMatch.Grains;

/// <summary>
/// Adds the grains and their services to a silo. The host provides a NetworkSeed, a TimeProvider, a store and, to replace the default,
/// RegionalRules.
/// </summary>
public static class GrainsRegistration
{
    /// <summary>The meter of studies' lives, of trusts and of the sweeps.</summary>
    public const string MeterName = "TrialMatch.Grains";

    public static ISiloBuilder AddTrialMatchGrains(this ISiloBuilder silo, SweepOptions? sweeps = null)
    {
        silo.Services.AddDomainSerialization();
        silo.AddIncomingGrainCallFilter<CallScopeFilter>();
        silo.Configure<GrainVersioningOptions>(versions => versions.DefaultVersionSelectorStrategy = nameof(LatestVersion));
        AddMonotonicTime(silo.Services);
        silo.Services.AddSingleton<GrainInstruments>();
        silo.Services.AddSingleton<UnreadableTrusts>();
        silo.Services.AddSingleton<IClusterTurn, OldestSilo>();
        silo.Services.TryAddSingleton(RegionalRules.Default);
        silo.Services.AddSingleton<RegionalBalanceCache>();
        silo.Services.AddSingleton<Matcher>();
        silo.Services.AddSingleton<StudyActions>();
        silo.Services.AddTransient<WaitingClaims>();
        silo.Services.AddTransient<SweepPass>();
        silo.Services.AddSingleton(sweeps ?? new SweepOptions());
        silo.Services.AddHostedService<DueStudiesSweep>();
        silo.Services.AddHostedService<EvictionSweep>();
        silo.Services.AddHostedService<WaitingListSweep>();
        silo.Services.AddHostedService<BalanceSweep>();
        return silo;
    }

    /// <summary>Lets a process without a silo call the grains. The host brings a TimeProvider.</summary>
    public static IClientBuilder AddTrialMatchGrainCalls(this IClientBuilder client)
    {
        client.Services.AddDomainSerialization();
        client.Services.AddSingleton<MonotonicTime>();
        return client;
    }

    /// <summary>
    /// Gives Orleans' own timers a clock that never goes back. If the clock were set back by more than the idle time of a grain, Orleans
    /// would activate no grain until it had caught up. Membership keeps the original clock, since silos compare their times.
    /// </summary>
    private static void AddMonotonicTime(IServiceCollection services)
    {
        services.AddSingleton<MonotonicTime>();
        foreach (var area in new[] { TimeProviderNames.ActivationManagement, TimeProviderNames.SystemTimers, TimeProviderNames.GrainDirectory })
        {
            services.AddKeyedSingleton<TimeProvider>(area, (provider, _) => provider.GetRequiredService<MonotonicTime>());
        }
    }
}
