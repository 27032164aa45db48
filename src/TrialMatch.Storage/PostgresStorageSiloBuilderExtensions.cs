using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Stores;
using TrialMatch.Storage.Postgres;

namespace TrialMatch.Storage;

public static class PostgresStorageSiloBuilderExtensions
{
    /// <summary>
    /// Keeps grain state, the registry of studies and the feed in one PostgreSQL database, as
    /// <see cref="SqliteStorageSiloBuilderExtensions.AddTrialMatchSqliteStorage(ISiloBuilder, Action{SqliteStorageOptions}, Action{JsonSerializerOptions}?, string)"/>
    /// does in a file. The database is opened before the silo does anything else and closed last. It must have been brought to this
    /// program's schema: <see cref="PostgresDatabase.MigrateAsync"/>.
    /// </summary>
    /// <param name="configureJson">
    /// What state needs from the JSON serializer: converters, naming. Not asked when the options bring a serializer of their own.
    /// </param>
    public static ISiloBuilder AddTrialMatchPostgresStorage(
        this ISiloBuilder builder,
        Action<PostgresStorageOptions> configure,
        Action<JsonSerializerOptions>? configureJson = null,
        string name = StorageServices.DefaultName)
    {
        builder.Services.AddTrialMatchPostgresStorage(configure, configureJson, name);
        return builder;
    }

    /// <summary>
    /// The registry, the feed and health of the same database, for a process without a silo: nothing is written there but what tries
    /// whether it can be. Comes before whatever needs it: it is opened when the host starts, and closed last.
    /// </summary>
    public static IServiceCollection AddTrialMatchPostgresLists(this IServiceCollection services, Action<PostgresStorageOptions> configure)
    {
        StorageServices.AddStore<PostgresStore, PostgresStorageOptions, PostgresStorageOptionsValidator>(services, configure);
        services.AddHostedService<OpenPostgresStore>();
        AddLists(services);
        return services;
    }

    internal static void AddTrialMatchPostgresStorage(
        this IServiceCollection services,
        Action<PostgresStorageOptions> configure,
        Action<JsonSerializerOptions>? configureJson = null,
        string name = StorageServices.DefaultName)
    {
        StorageServices.Add<PostgresStore, PostgresStorageOptions, PostgresStorageOptionsValidator>(services, configure, configureJson, name);
        AddLists(services);
    }

    private static void AddLists(IServiceCollection services)
    {
        services.AddSingleton<IStudyRegistry, PostgresStudyRegistry>();
        services.AddSingleton<ISponsorRegistry, PostgresSponsorRegistry>();
        services.AddSingleton<IFeed, PostgresFeed>();
        services.AddSingleton<IStoreHealth>(s => new StoreHealth(
            s.GetRequiredService<PostgresStore>(), s.GetRequiredService<StoreCondition>(), s.GetRequiredService<TimeProvider>()));
    }
}
