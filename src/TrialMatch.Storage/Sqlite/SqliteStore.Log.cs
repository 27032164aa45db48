using Microsoft.Extensions.Logging;

namespace TrialMatch.Storage.Sqlite;

internal sealed partial class SqliteStore
{
    [LoggerMessage(11, LogLevel.Information, "Opened the store '{Path}'.")]
    private partial void LogOpened(string path);

    [LoggerMessage(12, LogLevel.Information, "Closed the store '{Path}'.")]
    private partial void LogClosed(string path);

    [LoggerMessage(13, LogLevel.Warning, "Others than its owner may enter the data folder '{Path}'; restrict it to the service's account.")]
    private partial void LogOpenToOthers(string path);
}
