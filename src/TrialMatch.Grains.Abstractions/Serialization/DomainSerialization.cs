using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Serialization.Configuration;
using TrialMatch.Domain.Studies;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Abstractions.Serialization;

/// <summary>
/// Serializes domain types in grain messages as JSON, each under an alias of its own. The domain stays free of Orleans attributes, and
/// renaming a class does not break a rolling upgrade.
/// </summary>
public static class DomainSerialization
{
    public static IServiceCollection AddDomainSerialization(this IServiceCollection services)
    {
        services.AddSerializer(serializer => serializer.AddJsonSerializer(IsDomainType, DomainJson.Options));

        // A failure reaches a caller in another process as what it is, whatever library's failure caused it: it decides what the caller is told.
        services.Configure<ExceptionSerializationOptions>(exceptions => exceptions.SupportedExceptionTypeFilter = _ => true);
        services.Configure<TypeManifestOptions>(manifest =>
        {
            foreach (var (type, alias) in DomainAliases.ByType)
            {
                manifest.WellKnownTypeAliases[alias] = type;
            }
        });
        return services;
    }

    private static bool IsDomainType(Type type) =>
        type.Assembly == typeof(Study).Assembly || type.Assembly == typeof(ReasonCode).Assembly || type.Assembly == typeof(Refusal).Assembly;
}
