using Microsoft.Extensions.DependencyInjection;
using TrialMatch.Grains.Abstractions.Serialization;
using TrialMatch.Grains.Matching;
using TrialMatch.Grains.Sponsors;
using TrialMatch.Grains.Studies;
using TrialMatch.Grains.Sweeps;
using TrialMatch.Grains.Trusts;
using TrialMatch.Grains.Waiting;

namespace TrialMatch.Grains;

/// <summary>Puts the grains and what they need into a silo. The host brings a NetworkSeed, a TimeProvider and a store.</summary>
public static class GrainsRegistration
{
    public static ISiloBuilder AddTrialMatchGrains(this ISiloBuilder silo, SweepOptions? sweeps = null)
    {
        silo.Services.AddDomainSerialization();
        silo.Services.AddSingleton<TrustsHere>();
        silo.Services.AddSingleton<KnownSponsors>();
        silo.Services.AddSingleton<Matcher>();
        silo.Services.AddSingleton<StudyActions>();
        silo.Services.AddTransient<WaitingClaims>();
        silo.Services.AddSingleton(sweeps ?? new SweepOptions());
        silo.Services.AddHostedService<DueStudiesSweep>();
        silo.Services.AddHostedService<EvictionSweep>();
        silo.Services.AddHostedService<WaitingListSweep>();
        return silo;
    }
}
