using Microsoft.Extensions.Logging;

namespace TrialMatch.Storage.Sqlite;

internal sealed partial class SqliteStore
{
    [LoggerMessage(11, LogLevel.Information, "Opened the store '{Path}'.")]
    private partial void LogOpened(string path);

    [LoggerMessage(12, LogLevel.Information, "Closed the store '{Path}'.")]
    private partial void LogClosed(string path);

    [LoggerMessage(16, LogLevel.Error, "The store '{Path}' could not be closed in time. Acknowledged writes are on disk; the next start recovers the file.")]
    private partial void LogNotClosed(string path);

    [LoggerMessage(13, LogLevel.Warning, "Accounts other than its owner may enter the data folder '{Path}'; restrict it to the service's account.")]
    private partial void LogOpenToOthers(string path);

    [LoggerMessage(14, LogLevel.Warning, "There is no readable mark of the last commit (trialmatch.mark) beside '{Path}': lost commits could not be detected.")]
    private partial void LogNoMark(string path);

    [LoggerMessage(15, LogLevel.Warning, "Opened '{Path}' at commit {Found} though commit {Marked} was made: the loss of the commits in between was accepted.")]
    private partial void LogLossAccepted(string path, long found, long marked);
}
