using Azure.Data.Tables;
using TrialMatch.Storage.Azure;

namespace TrialMatch.Storage;

/// <summary>What others need of the storage account beside the store itself.</summary>
public static class AzureAccount
{
    /// <summary>What is wrong with account or container; null where nothing is. The message names the setting and tells no secret.</summary>
    public static string? FaultOf(AzureStorageOptions options) => StorageAccount.FaultOf(options);

    /// <summary>Where the states lie, for messages: no key.</summary>
    public static string Place(AzureStorageOptions options) => StorageAccount.Place(options);

    /// <summary>The account's tables, signed in to as to its blobs.</summary>
    public static TableServiceClient Tables(AzureStorageOptions options) => StorageAccount.Tables(options);
}
