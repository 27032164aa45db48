namespace TrialMatch.Storage.Tests.Postgres;

/// <summary>The database of one test, opened as often as the test asks.</summary>
internal sealed class PostgresUnderTest
{
    private string? _connectionString;

    public async Task<StorageUnderTest> OpenAsync()
    {
        _connectionString ??= await MigratedDatabases.TakeAsync();
        var store = await OpenPostgres.OpenAsync(_connectionString);
        return new StorageUnderTest(store.Grains, store.Registry, store.Feed, store.DisposeAsync);
    }

    public async ValueTask DeleteAsync()
    {
        if (_connectionString is { } connectionString)
        {
            await MigratedDatabases.GiveBackAsync(connectionString);
        }
    }
}
