using Azure.Storage.Blobs;
using TrialMatch.Storage.Tests.Postgres;

namespace TrialMatch.Storage.Tests.Azure;

/// <summary>Which account and database a store opens, and what it says of data that is not as it left it.</summary>
public sealed class AzureAccountTests : IAsyncLifetime
{
    private static readonly GrainId Grain = GrainId.Create("note", "one");

    private readonly AzureUnderTest _account = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _account.DeleteAsync();

    [Fact]
    public async Task A_state_of_eight_megabytes_that_does_not_compress_is_read_back_whole_after_a_restart()
    {
        var bytes = new byte[6_000_000];
        Seed.Random().NextBytes(bytes);
        var note = new Note { Text = Convert.ToBase64String(bytes) };
        await using (var store = await _account.OpenStoreAsync())
        {
            await store.Grains.WriteStateAsync("state", Grain, new GrainState<Note>(note));
        }

        await using var again = await _account.OpenStoreAsync();
        var read = new GrainState<Note>();
        await again.Grains.ReadStateAsync("state", Grain, read);
        Assert.Equal(note, read.State);
    }

    [Fact]
    public async Task A_database_whose_states_are_in_blobs_is_refused_to_a_store_that_would_keep_them_in_it()
    {
        await (await _account.OpenStoreAsync()).DisposeAsync();

        var refusal = await Assert.ThrowsAsync<StorageUnavailableException>(() => OpenPostgres.OpenAsync(_account.Database));

        Assert.Contains("belongs to states in 'http://127.0.0.1", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("TRIALMATCH_POSTGRES", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_is_refused_to_states_in_another_container()
    {
        await (await _account.OpenStoreAsync()).DisposeAsync();

        await Assert.ThrowsAsync<StorageUnavailableException>(
            async () => await OpenAzure.OpenAsync(await AzuriteServer.AccountAsync(), AzuriteServer.NewContainer(), _account.Database));
    }

    [Theory]
    [InlineData("", "TRIALMATCH_AZURE_STORAGE: expected a connection string")]
    [InlineData("nonsense", "TRIALMATCH_AZURE_STORAGE cannot be read")]
    [InlineData("http://example.blob.core.windows.net", "TRIALMATCH_AZURE_STORAGE cannot be read")]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=a;AccountKey=AA==;BlobEndpoint=http://127.0.0.1:1/a", "TRIALMATCH_AZURE_STORAGE: the storage account cannot be reached")]
    public async Task An_account_that_cannot_be_used_is_refused_by_the_name_of_its_setting(string account, string because)
    {
        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => OpenAzure.OpenAsync(account, "container", "Host=/tmp;Database=x;Username=x"));

        Assert.Contains(because, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("AA==", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blob_that_is_gone_is_no_new_state()
    {
        await using var store = await _account.OpenStoreAsync();
        await store.Grains.WriteStateAsync("state", Grain, new GrainState<Note>(new Note { Number = 1 }));
        await DeleteBlobsAsync();

        var e = await Assert.ThrowsAsync<InvalidDataException>(() => store.Grains.ReadStateAsync("state", Grain, new GrainState<Note>()));

        Assert.Contains("1 was acknowledged", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_lacks_versions_which_the_blobs_have_is_not_filled_with_gaps()
    {
        await using var store = await _account.OpenStoreAsync();
        var note = new GrainState<Note>(new Note { Number = 1 });
        await store.Grains.WriteStateAsync("state", Grain, note);
        await store.Grains.WriteStateAsync("state", Grain, note);
        await PostgresServer.ExecuteAsync(_account.Database, "DELETE FROM trialmatch.grain_state");

        var e = await Assert.ThrowsAsync<InvalidDataException>(() => store.Grains.ReadStateAsync("state", Grain, note));

        Assert.Contains("the database knows it up to 0", e.Message, StringComparison.Ordinal);
    }

    private async Task DeleteBlobsAsync()
    {
        var container = new BlobContainerClient(await AzuriteServer.AccountAsync(), _account.Container);
        await foreach (var blob in container.GetBlobsAsync(cancellationToken: Cancelled))
        {
            await container.DeleteBlobAsync(blob.Name, cancellationToken: Cancelled);
        }
    }
}
