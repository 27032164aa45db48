namespace TrialMatch.Storage.Tests.Azure;

public sealed class AzureRequestTests : RequestConformance
{
    private readonly AzureUnderTest _account = new();

    protected override Task<StorageUnderTest> OpenAsync() => _account.OpenAsync();

    protected override ValueTask DeleteAsync() => _account.DeleteAsync();
}
