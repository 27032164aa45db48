namespace TrialMatch.Storage.Tests.Postgres;

public sealed class PostgresLikelyDuplicateTests : LikelyDuplicateConformance
{
    private readonly PostgresUnderTest _database = new();

    protected override Task<StorageUnderTest> OpenAsync() => _database.OpenAsync();

    protected override ValueTask DeleteAsync() => _database.DeleteAsync();
}
