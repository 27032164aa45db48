using Microsoft.Extensions.DependencyInjection;
using TrialMatch.Grains.Abstractions.Serialization;
using TrialMatch.Grains.Matching;
using TrialMatch.Grains.Studies;

namespace TrialMatch.Grains;

/// <summary>Puts the grains and what they need into a silo. The host brings a NetworkSeed, a TimeProvider and a store.</summary>
public static class GrainsRegistration
{
    public static ISiloBuilder AddTrialMatchGrains(this ISiloBuilder silo)
    {
        silo.Services.AddDomainSerialization();
        silo.Services.AddSingleton<Matcher>();
        silo.Services.AddSingleton<StudyActions>();
        silo.Services.AddHostedService<DueStudiesSweep>();
        return silo;
    }
}
