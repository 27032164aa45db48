using Microsoft.Extensions.Logging;
using TrialMatch.Storage.States;

namespace TrialMatch.Storage.Sqlite;

internal sealed partial class GroupCommitWriter
{
    // The store's condition logs the meaning, once.
    [LoggerMessage(1, LogLevel.Debug, "A transaction of {Writes} writes failed and was rolled back.")]
    private partial void LogBatchFailed(Exception exception, int writes);

    [LoggerMessage(2, LogLevel.Error, "A failed transaction could not be rolled back.")]
    private partial void LogRollBackFailed(Exception exception);

    [LoggerMessage(3, LogLevel.Critical, "The store accepts no more writes until it is restarted: {Cause}")]
    private partial void LogClosed(Exception exception, string cause);

    [LoggerMessage(4, LogLevel.Debug, "Refused to write {Key}: stored ETag {StoredETag}, expected {ExpectedETag}.")]
    private partial void LogConflict(GrainStateKey key, string? storedETag, string? expectedETag);
}
