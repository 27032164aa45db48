using Azure;
using Azure.Identity;

namespace TrialMatch.Storage.Azure;

/// <summary>What a failure of the storage account means to callers and to the operator. All of them may pass.</summary>
internal static class StorageAccountTroubles
{
    private const int Unauthorized = 401;
    private const int Forbidden = 403;
    private const int NotFound = 404;
    private const int TooManyRequests = 429;
    private const int Busy = 503;

    /// <returns>Null where it is none of the account's.</returns>
    public static StoreTrouble? Of(Exception failure, AzureStorageOptions options) => failure switch
    {
        AggregateException { InnerException: { } inner } => Of(inner, options),
        RequestFailedException e => Trouble(CauseOf(e), e, options),
        AuthenticationFailedException e => Trouble(
            ("the service cannot sign in to the storage account", "Look at its managed identity.", true), e, options),
        OperationCanceledException or TimeoutException => Trouble(
            ("the storage account does not answer in time", "Look at its metrics and at the network.", true), failure, options),
        _ => null,
    };

    private static StoreTrouble Trouble((string Cause, string Advice, bool IsTriedAgain) of, Exception failure, AzureStorageOptions options) => new(
        of.Cause, $"{of.Cause}: {options.AccountSetting}, {StorageAccount.Place(options)} ({FirstLine(failure.Message)}). {of.Advice}", IsTriedAgain: of.IsTriedAgain);

    private static (string Cause, string Advice, bool IsTriedAgain) CauseOf(RequestFailedException e) => e.Status switch
    {
        Unauthorized or Forbidden => (
            "the storage account refuses the service", "Renew its key, or give its identity the role of a contributor to blob and table data.", true),
        NotFound => ("the storage account lacks the container", "Put it back; a server that starts creates an empty one.", true),
        TooManyRequests or Busy => ("the storage account is busy", "Look at its metrics.", true),
        _ => ("the storage account cannot be reached", "Look whether the network lets this machine through.", true),
    };

    private static string FirstLine(string message) => message.Split('\n')[0].Trim();
}
