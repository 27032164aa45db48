namespace TrialMatch.Storage.Tests.Azure;

public sealed class AzureIndicatorTests : IndicatorConformance
{
    private readonly AzureUnderTest _account = new();

    protected override Task<StorageUnderTest> OpenAsync() => _account.OpenAsync();

    protected override ValueTask DeleteAsync() => _account.DeleteAsync();
}
