namespace TrialMatch.Storage.Tests.Postgres;

public sealed class PostgresIndicatorTests : IndicatorConformance
{
    private readonly PostgresUnderTest _database = new();

    protected override Task<StorageUnderTest> OpenAsync() => _database.OpenAsync();

    protected override ValueTask DeleteAsync() => _database.DeleteAsync();
}
