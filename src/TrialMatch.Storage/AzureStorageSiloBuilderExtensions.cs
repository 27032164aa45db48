using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Storage;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Serialization;
using TrialMatch.Grains.Abstractions.Stores;
using TrialMatch.Storage.Azure;
using TrialMatch.Storage.Postgres;

namespace TrialMatch.Storage;

public static class AzureStorageSiloBuilderExtensions
{
    // A text in JSON holds 125 million bytes, and four characters stand for three.
    private const int MaxStateBytes = 64 * 1024 * 1024;

    /// <summary>
    /// Keeps grain state in the blobs of an Azure storage account, and the registry of studies and the feed in a PostgreSQL database,
    /// which must have been relayed to this program's schema: <see cref="PostgresDatabase.MigrateAsync"/>.
    /// </summary>
    /// <param name="configureJson">
    /// What state needs from the JSON serializer: converters, naming. Not asked when the options bring a serializer of their own.
    /// </param>
    public static ISiloBuilder AddTrialMatchAzureStorage(
        this ISiloBuilder builder,
        Action<AzureStorageOptions> configure,
        Action<PostgresStorageOptions> configureDatabase,
        Action<JsonSerializerOptions>? configureJson = null,
        string name = StorageServices.DefaultName)
    {
        builder.Services.AddTrialMatchAzureStorage(configure, configureDatabase, configureJson, name);
        return builder;
    }

    /// <summary>
    /// Reads the lists and the feed that belong to states in the account, in a process that has no silo and writes nothing:
    /// <see cref="PostgresStorageSiloBuilderExtensions.AddTrialMatchPostgresLists"/>.
    /// </summary>
    public static IServiceCollection AddTrialMatchAzureLists(
        this IServiceCollection services, Action<AzureStorageOptions> configure, Action<PostgresStorageOptions> configureDatabase)
    {
        AddAccount(services, configure);
        return services.AddTrialMatchPostgresLists(configureDatabase);
    }

    internal static void AddTrialMatchAzureStorage(
        this IServiceCollection services,
        Action<AzureStorageOptions> configure,
        Action<PostgresStorageOptions> configureDatabase,
        Action<JsonSerializerOptions>? configureJson = null,
        string name = StorageServices.DefaultName)
    {
        AddAccount(services, configure);
        AddBlobs(services);
        services.AddSingleton<PostgresStore>();
        StorageServices.Add<AzureStore, PostgresStorageOptions, PostgresStorageOptionsValidator>(services, configureDatabase, configureJson, name);
        services.AddOptions<PostgresStorageOptions>()
            .Configure<IOptions<AzureStorageOptions>>(static (database, azure) => database.OtherConnections = 2 * azure.Value.MaxWriters)
            .Validate(
                static database => database.MaxStateBytes <= MaxStateBytes,
                $"{nameof(StorageOptions.MaxStateBytes)} is more than {MaxStateBytes}; a state in a blob is part of a JSON document and may have no more.");
        services.AddSingleton<IStudyRegistry, PostgresStudyRegistry>();
        services.AddSingleton<ISponsorRegistry, PostgresSponsorRegistry>();
        services.AddSingleton<IFeed, PostgresFeed>();
        services.AddSingleton<IStoreHealth>(s => new StoreHealth(
            s.GetRequiredService<AzureStore>(), s.GetRequiredService<StoreCondition>(), s.GetRequiredService<TimeProvider>()));
    }

    private static void AddAccount(IServiceCollection services, Action<AzureStorageOptions> configure)
    {
        services.AddOptions<AzureStorageOptions>().Configure(configure).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AzureStorageOptions>, AzureStorageOptionsValidator>();
        services.AddOptions<PostgresStorageOptions>()
            .Configure<IOptions<AzureStorageOptions>>(static (database, azure) => database.StatesPlace = StorageAccount.Place(azure.Value));
    }

    // The envelope is ours, whatever serializer the states in it have.
    private static void AddBlobs(IServiceCollection services) => services.AddAzureBlobGrainStorage(
        AzureStore.BlobStorage,
        (OptionsBuilder<AzureBlobStorageOptions> blobs) => blobs.Configure<IOptions<AzureStorageOptions>>(static (storage, azure) =>
        {
            storage.BlobServiceClient = StorageAccount.Blobs(azure.Value);
            storage.ContainerName = azure.Value.Container;
            storage.InitStage = ServiceLifecycleStage.RuntimeStorageServices;
            storage.GrainStorageSerializer = EnvelopeSerializer();
        }));

    private static SystemTextJsonGrainStorageSerializer EnvelopeSerializer()
    {
        var options = new SystemTextJsonGrainStorageSerializerOptions();
        DomainJson.AddTo(options.JsonSerializerOptions);
        return new SystemTextJsonGrainStorageSerializer(Options.Create(options));
    }
}
