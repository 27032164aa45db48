using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Providers;
using Orleans.Runtime.Hosting;
using Orleans.Serialization;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Stores;
using TrialMatch.Storage.Sqlite;

namespace TrialMatch.Storage;

public static class SqliteStorageSiloBuilderExtensions
{
    /// <summary>The name under which the store is registered beside Orleans' "Default".</summary>
    public const string DefaultName = "TrialMatch";

    /// <summary>
    /// Keeps grain state, the registry of studies and the feed in one SQLite file: registers grain storage as "Default" and as
    /// <paramref name="name"/>, both on the same file, <see cref="IStudyRegistry"/>, <see cref="ISponsorRegistry"/>, <see cref="IFeed"/> and <see cref="IStoreHealth"/>. The file opens before the silo
    /// takes part in anything and closes after its grains are deactivated. Settings are checked when the host starts.
    /// </summary>
    /// <param name="configureJson">
    /// What state needs from the JSON serializer: converters, naming. Not asked when the options bring a serializer of their own.
    /// </param>
    public static ISiloBuilder AddTrialMatchSqliteStorage(
        this ISiloBuilder builder,
        Action<SqliteStorageOptions> configure,
        Action<JsonSerializerOptions>? configureJson = null,
        string name = DefaultName)
    {
        builder.Services.AddTrialMatchSqliteStorage(configure, configureJson, name);
        return builder;
    }

    internal static void AddTrialMatchSqliteStorage(
        this IServiceCollection services,
        Action<SqliteStorageOptions> configure,
        Action<JsonSerializerOptions>? configureJson = null,
        string name = DefaultName)
    {
        AddOptions(services, configure, configureJson);
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<StorageInstruments>();
        services.TryAddSingleton<StoreCondition>();
        services.AddSingleton<SqliteStore>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(s => s.GetRequiredService<SqliteStore>());
        services.AddSingleton<SqliteGrainStorage>();
        services.AddSingleton<IStudyRegistry, SqliteStudyRegistry>();
        services.AddSingleton<ISponsorRegistry, SqliteSponsorRegistry>();
        services.AddSingleton<IFeed, SqliteFeed>();
        services.AddSingleton<IStoreHealth, SqliteStoreHealth>();
        foreach (var each in new[] { name, ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME }.Distinct(StringComparer.Ordinal))
        {
            services.AddGrainStorage(each, static (s, _) => s.GetRequiredService<SqliteGrainStorage>());
        }
    }

    private static void AddOptions(
        IServiceCollection services, Action<SqliteStorageOptions> configure, Action<JsonSerializerOptions>? configureJson)
    {
        services.AddOptions<SqliteStorageOptions>().Configure(configure).ValidateOnStart();
        services.AddSingleton<IPostConfigureOptions<SqliteStorageOptions>, DefaultSerializer>();
        services.AddSingleton<IValidateOptions<SqliteStorageOptions>, SqliteStorageOptionsValidator>();
        if (configureJson is not null)
        {
            services.Configure<SystemTextJsonGrainStorageSerializerOptions>(o => configureJson(o.JsonSerializerOptions));
        }
    }
}
