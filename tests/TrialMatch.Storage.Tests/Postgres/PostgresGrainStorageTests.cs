namespace TrialMatch.Storage.Tests.Postgres;

public sealed class PostgresGrainStorageTests : GrainStorageConformance
{
    private readonly PostgresUnderTest _database = new();

    protected override Task<StorageUnderTest> OpenAsync() => _database.OpenAsync();

    protected override ValueTask DeleteAsync() => _database.DeleteAsync();
}
