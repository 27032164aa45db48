using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Providers;
using Orleans.Runtime.Hosting;
using Orleans.Serialization;
using Orleans.Serialization.Serializers;
using TrialMatch.Storage.States;

namespace TrialMatch.Storage;

/// <summary>The services that every provider registers.</summary>
internal static class StorageServices
{
    /// <summary>The name under which a store is registered beside Orleans' "Default".</summary>
    public const string DefaultName = "TrialMatch";

    /// <summary>
    /// Registers a store that opens and closes with the silo, its settings, and grain storage on it as "Default" and as
    /// <paramref name="name"/>.
    /// </summary>
    public static void Add<TStore, TOptions, TValidator>(
        IServiceCollection services, Action<TOptions> configure, Action<JsonSerializerOptions>? configureJson, string name)
        where TStore : class, IStateStore, ILifecycleParticipant<ISiloLifecycle>
        where TOptions : StorageOptions
        where TValidator : class, IValidateOptions<TOptions>
    {
        AddStore<TStore, TOptions, TValidator>(services, configure);
        if (configureJson is not null)
        {
            services.Configure<SystemTextJsonGrainStorageSerializerOptions>(o => configureJson(o.JsonSerializerOptions));
        }

        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(s => s.GetRequiredService<TStore>());
        services.AddSingleton(s => new VersionedGrainStorage(
            s.GetRequiredService<TStore>(), s.GetRequiredService<IOptions<TOptions>>().Value, s.GetRequiredService<IActivatorProvider>()));
        foreach (var each in new[] { name, ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME }.Distinct(StringComparer.Ordinal))
        {
            services.AddGrainStorage(each, static (s, _) => s.GetRequiredService<VersionedGrainStorage>());
        }
    }

    /// <summary>A store and its settings, without grains: whoever asks for it opens and closes it.</summary>
    public static void AddStore<TStore, TOptions, TValidator>(IServiceCollection services, Action<TOptions> configure)
        where TStore : class, IStateStore
        where TOptions : StorageOptions
        where TValidator : class, IValidateOptions<TOptions>
    {
        services.AddOptions<TOptions>().Configure(configure).ValidateOnStart();
        services.AddSingleton<IPostConfigureOptions<TOptions>, DefaultSerializer<TOptions>>();
        services.AddSingleton<IValidateOptions<TOptions>, TValidator>();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<StorageInstruments>();
        services.TryAddSingleton<StoreCondition>();
        services.AddSingleton<TStore>();
    }
}
