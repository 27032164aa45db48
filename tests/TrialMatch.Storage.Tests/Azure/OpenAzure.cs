using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Storage;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Stores;
using TrialMatch.Storage.Azure;
using TrialMatch.Storage.Postgres;
using TrialMatch.Storage.States;

namespace TrialMatch.Storage.Tests.Azure;

/// <summary>The store put together as in a silo, without the silo. It sweeps only when told to.</summary>
internal sealed class OpenAzure : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly SiloLifecycleSubject _lifecycle = new(NullLogger<SiloLifecycleSubject>.Instance);

    private OpenAzure(ServiceProvider services) => _services = services;

    public IGrainStorage Grains => _services.GetRequiredService<VersionedGrainStorage>();

    public IStudyRegistry Registry => _services.GetRequiredService<IStudyRegistry>();

    public IFeed Feed => _services.GetRequiredService<IFeed>();

    public IStoreHealth Health => _services.GetRequiredService<IStoreHealth>();

    public AzureStore Store => _services.GetRequiredService<AzureStore>();

    /// <summary>Completes when the store first hears of what other processes write.</summary>
    public Task Listening => _services.GetRequiredService<PostgresStore>().Listener.Listening;

    /// <summary>What lies between the store and its blobs.</summary>
    public FaultyBlobs Blobs => (FaultyBlobs)_services.GetRequiredKeyedService<IGrainStorage>(AzureStore.BlobStorage);

    public static async Task<OpenAzure> OpenAsync(
        string account, string container, string database, Action<PostgresStorageOptions>? configureDatabase = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSerializer();
        services.Configure<ClusterOptions>(cluster => (cluster.ServiceId, cluster.ClusterId) = ("tests", "tests"));
        services.AddTrialMatchAzureStorage(
            azure =>
            {
                azure.Account = account;
                azure.AccountSetting = "TRIALMATCH_AZURE_STORAGE";
                azure.Container = container;
                azure.SweepSeconds = 3_600;
                azure.LeftAfterSeconds = 3_600;
            },
            postgres =>
            {
                postgres.ConnectionString = database;
                postgres.ConnectionStringSetting = "TRIALMATCH_POSTGRES";
                configureDatabase?.Invoke(postgres);
            });
        services.AddKeyedSingleton<IGrainStorage>(
            AzureStore.BlobStorage, (s, _) => new FaultyBlobs(AzureBlobGrainStorageFactory.Create(s, AzureStore.BlobStorage)));
        var open = new OpenAzure(services.BuildServiceProvider());
        try
        {
            await open.StartAsync();
            return open;
        }
        catch
        {
            await open._services.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _lifecycle.OnStop(CancellationToken.None);
        await _services.DisposeAsync();
    }

    private async Task StartAsync()
    {
        foreach (var participant in _services.GetServices<ILifecycleParticipant<ISiloLifecycle>>())
        {
            participant.Participate(_lifecycle);
        }

        await _lifecycle.OnStart(TestContext.Current.CancellationToken);
    }
}
