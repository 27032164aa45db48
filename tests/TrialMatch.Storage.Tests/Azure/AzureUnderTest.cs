using TrialMatch.Storage.Tests.Postgres;

namespace TrialMatch.Storage.Tests.Azure;

/// <summary>The container and the database of one test, opened as often as the test asks.</summary>
internal sealed class AzureUnderTest
{
    private string? _database;

    public string Container { get; } = AzuriteServer.NewContainer();

    public string Database => _database!;

    public async Task<StorageUnderTest> OpenAsync()
    {
        var store = await OpenStoreAsync();
        return new StorageUnderTest(store.Grains, store.Registry, store.Feed, store.DisposeAsync);
    }

    public async Task<OpenAzure> OpenStoreAsync(Action<PostgresStorageOptions>? configureDatabase = null)
    {
        var account = await AzuriteServer.AccountAsync();
        _database ??= await MigratedDatabases.TakeAsync();
        return await OpenAzure.OpenAsync(account, Container, _database, configureDatabase);
    }

    public async ValueTask DeleteAsync()
    {
        if (_database is { } database)
        {
            await MigratedDatabases.GiveBackAsync(database);
        }
    }
}
