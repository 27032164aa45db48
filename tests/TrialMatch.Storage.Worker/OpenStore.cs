using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Storage;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Storage.Sqlite;
using TrialMatch.Storage.States;

namespace TrialMatch.Storage.Worker;

/// <summary>The embedded store put together as in a silo, without the silo.</summary>
internal sealed class OpenStore : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private OpenStore(ServiceProvider services) => _services = services;

    public IGrainStorage Grains => _services.GetRequiredService<VersionedGrainStorage>();

    public IStudyRegistry Registry => _services.GetRequiredService<IStudyRegistry>();

    public IFeed Feed => _services.GetRequiredService<IFeed>();

    public SqliteStore Store => _services.GetRequiredService<SqliteStore>();

    public IServiceProvider Services => _services;

    public static OpenStore Open(
        string directory, Action<SqliteStorageOptions>? configure = null, Action<IServiceCollection>? replace = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSerializer();
        services.AddTrialMatchSqliteStorage(options =>
        {
            options.DataDirectory = directory;
            configure?.Invoke(options);
        });
        replace?.Invoke(services);
        var open = new OpenStore(services.BuildServiceProvider());
        try
        {
            open.Store.Open();
            return open;
        }
        catch
        {
            open._services.Dispose();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
