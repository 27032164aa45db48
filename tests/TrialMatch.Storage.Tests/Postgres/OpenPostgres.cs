using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Storage;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Stores;
using TrialMatch.Storage.Postgres;
using TrialMatch.Storage.States;

namespace TrialMatch.Storage.Tests.Postgres;

/// <summary>The store put together as in a silo, without the silo.</summary>
internal sealed class OpenPostgres : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private OpenPostgres(ServiceProvider services) => _services = services;

    public IGrainStorage Grains => _services.GetRequiredService<VersionedGrainStorage>();

    public IStudyRegistry Registry => _services.GetRequiredService<IStudyRegistry>();

    public IFeed Feed => _services.GetRequiredService<IFeed>();

    public IStoreHealth Health => _services.GetRequiredService<IStoreHealth>();

    public PostgresStore Store => _services.GetRequiredService<PostgresStore>();

    public static async Task<OpenPostgres> OpenAsync(
        string connectionString, string clusterId = "tests", Action<PostgresStorageOptions>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSerializer();
        services.Configure<ClusterOptions>(cluster => (cluster.ServiceId, cluster.ClusterId) = ("tests", clusterId));
        services.AddTrialMatchPostgresStorage(options =>
        {
            options.ConnectionString = connectionString;
            options.ConnectionStringSetting = "TRIALMATCH_POSTGRES";
            configure?.Invoke(options);
        });
        var open = new OpenPostgres(services.BuildServiceProvider());
        try
        {
            await open.Store.OpenAsync(TestContext.Current.CancellationToken);
            return open;
        }
        catch
        {
            await open.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
