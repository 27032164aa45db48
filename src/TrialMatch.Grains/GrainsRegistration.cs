using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TrialMatch.Domain.Regions;
using TrialMatch.Grains.Abstractions.Serialization;
using TrialMatch.Grains.Abstractions.Time;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Grains.Matching;
using TrialMatch.Grains.Studies;
using TrialMatch.Grains.Sweeps;
using TrialMatch.Grains.Waiting;

namespace TrialMatch.Grains;

/// <summary>Puts the grains and what they need into a silo. The host brings a NetworkSeed, a TimeProvider, a store and, unless the default serves, RegionalRules.</summary>
public static class GrainsRegistration
{
    public static ISiloBuilder AddTrialMatchGrains(this ISiloBuilder silo, SweepOptions? sweeps = null)
    {
        silo.Services.AddDomainSerialization();
        AddSteadyTime(silo.Services);
        silo.Services.AddSingleton<UnreadableTrusts>();
        silo.Services.TryAddSingleton(RegionalRules.Default);
        silo.Services.AddSingleton<BalanceInUse>();
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

    /// <summary>
    /// What the silo keeps house by. By a clock that is set back by more than a grain may idle it could activate none until the clock had caught
    /// up. Membership goes by the clock itself, since silos compare it with each other.
    /// </summary>
    private static void AddSteadyTime(IServiceCollection services)
    {
        services.AddSingleton<SteadyTime>();
        foreach (var area in new[] { TimeProviderNames.ActivationManagement, TimeProviderNames.SystemTimers, TimeProviderNames.GrainDirectory })
        {
            services.AddKeyedSingleton<TimeProvider>(area, (provider, _) => provider.GetRequiredService<SteadyTime>());
        }
    }
}
