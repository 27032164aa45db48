using TrialMatch.Storage.Worker;

namespace TrialMatch.Storage.Tests.Sqlite;

public sealed class SqliteIndicatorTests : IndicatorConformance
{
    private readonly TemporaryFolder _folder = new();

    protected override Task<StorageUnderTest> OpenAsync()
    {
        var store = OpenStore.Open(_folder.Path);
        return Task.FromResult(new StorageUnderTest(store.Grains, store.Registry, store.Feed, store.DisposeAsync));
    }

    protected override ValueTask DeleteAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
