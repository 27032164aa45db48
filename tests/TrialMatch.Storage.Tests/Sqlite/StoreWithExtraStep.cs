using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TrialMatch.Storage.Sqlite;
using TrialMatch.Storage.Worker;

namespace TrialMatch.Storage.Tests.Sqlite;

/// <summary>A store whose schema goes one step further than ours.</summary>
internal static class StoreWithExtraStep
{
    public static int Version => SqliteMigrations.All[^1].ToVersion + 1;

    public static OpenStore Open(string folder, string sql) => OpenStore.Open(
        folder,
        replace: services => services.AddSingleton(s => new SqliteStore(
            s.GetRequiredService<IOptions<SqliteStorageOptions>>(),
            TimeProvider.System,
            s.GetRequiredService<StorageInstruments>(),
            s.GetRequiredService<StoreCondition>(),
            NullLogger<SqliteStore>.Instance)
        {
            Migrations = [.. SqliteMigrations.All, new SqliteMigration(Version, sql)],
        }));
}
