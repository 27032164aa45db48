using System.Text.RegularExpressions;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;

namespace TrialMatch.Storage.Azure;

/// <summary>How the storage account is spoken to.</summary>
internal static partial class StorageAccount
{
    private const string Expected =
        "expected a connection string, or the address of the account's blobs as in \"https://example.blob.core.windows.net\"";

    // Choices: a write is given up well before the ten seconds after which its transaction is.
    private const int MaxRetries = 2;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(3);

    /// <summary>What is wrong with account or container; null where nothing is. The message names the setting and tells no secret.</summary>
    public static string? FaultOf(AzureStorageOptions options) => FaultOfAccount(options) ?? FaultOfContainer(options);

    public static BlobServiceClient Blobs(AzureStorageOptions options)
    {
        var client = Set(new BlobClientOptions());
        return Address(options) is { } address
            ? new BlobServiceClient(address, new DefaultAzureCredential(), client)
            : new BlobServiceClient(options.Account, client);
    }

    public static TableServiceClient Tables(AzureStorageOptions options)
    {
        var client = Set(new TableClientOptions());
        return Address(options) is { } address
            ? new TableServiceClient(TablesBeside(address), new DefaultAzureCredential(), client)
            : new TableServiceClient(options.Account, client);
    }

    /// <summary>Where the states lie, for messages and for whose a database is: no key.</summary>
    public static string Place(AzureStorageOptions options) => $"{Blobs(options).Uri.AbsoluteUri.TrimEnd('/')}/{options.Container}";

    private static string? FaultOfAccount(AzureStorageOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Account))
        {
            return $"{options.AccountSetting}: {Expected}, found nothing";
        }

        try
        {
            Blobs(options);
            Tables(options);
            return null;
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or ArgumentException)
        {
            return $"{options.AccountSetting} cannot be read; {Expected}";
        }
    }

    private static string? FaultOfContainer(AzureStorageOptions options) => ContainerName().IsMatch(options.Container)
        ? null
        : $"{options.ContainerSetting} is '{options.Container}'; expected 3 to 50 lower-case letters and digits";

    [GeneratedRegex("^[a-z0-9]{3,50}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ContainerName();

    private static Uri? Address(AzureStorageOptions options) =>
        Uri.TryCreate(options.Account, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? address : null;

    private static Uri TablesBeside(Uri blobs) =>
        new UriBuilder(blobs) { Host = blobs.Host.Replace(".blob.", ".table.", StringComparison.Ordinal) }.Uri;

    private static T Set<T>(T client)
        where T : ClientOptions
    {
        client.Retry.MaxRetries = MaxRetries;
        client.Retry.Delay = RetryDelay;
        client.Retry.NetworkTimeout = RequestTimeout;
        return client;
    }
}
