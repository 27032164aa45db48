using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Stores;
using TrialMatch.Storage.Sqlite;

namespace TrialMatch.Storage;

public static class SqliteStorageSiloBuilderExtensions
{
    /// <summary>The name under which a store is registered beside Orleans' "Default".</summary>
    public const string DefaultName = StorageServices.DefaultName;

    /// <summary>
    /// Keeps grain state, the registry of studies and the feed in one SQLite file. Registers grain storage as "Default" and as
    /// <paramref name="name"/>, both on the same file, as well as <see cref="IStudyRegistry"/>, <see cref="ISponsorRegistry"/>,
    /// <see cref="IFeed"/> and <see cref="IStoreHealth"/>. The file opens before the silo takes part in anything and closes after its
    /// grains are deactivated. Settings are validated when the host starts.
    /// </summary>
    /// <param name="configureJson">
    /// Adds what the state needs to the JSON serializer: converters, naming. Not called if the options bring their own serializer.
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
        StorageServices.Add<SqliteStore, SqliteStorageOptions, SqliteStorageOptionsValidator>(services, configure, configureJson, name);
        services.AddSingleton<IStudyRegistry, SqliteStudyRegistry>();
        services.AddSingleton<ISponsorRegistry, SqliteSponsorRegistry>();
        services.AddSingleton<IFeed, SqliteFeed>();
        services.AddSingleton<IStoreHealth>(s => new StoreHealth(
            s.GetRequiredService<SqliteStore>(),
            s.GetRequiredService<StoreCondition>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<SqliteStore>().LookAfterFiles));
    }
}
