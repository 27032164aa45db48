using Microsoft.Extensions.Logging;

namespace TrialMatch.Storage;

/// <summary>Tracks whether a store works. Logs each change, not each failure.</summary>
internal sealed partial class StoreCondition(TimeProvider clock, ILogger<StoreCondition> logger)
{
    private readonly Lock _gate = new();
    private StoreTrouble? _trouble;
    private long? _storedAt;
    private long _troubledSince;
    private int _failures;

    public StoreTrouble? Trouble
    {
        get
        {
            lock (_gate)
            {
                return _trouble;
            }
        }
    }

    /// <summary>Whether something was stored within this time, and nothing has failed since.</summary>
    public bool IsKnownGood(TimeSpan within)
    {
        lock (_gate)
        {
            return _trouble is null && _storedAt is { } at && clock.GetElapsedTime(at) < within;
        }
    }

    /// <summary>Records a failure. A lasting trouble stays, whatever follows.</summary>
    public void OnFailed(StoreTrouble trouble)
    {
        lock (_gate)
        {
            if (_trouble is { IsLasting: true })
            {
                return;
            }

            if (_trouble is null)
            {
                _failures = 0;
                _troubledSince = clock.GetTimestamp();
            }

            _failures++;
            if (_trouble?.Cause != trouble.Cause)
            {
                LogTrouble(trouble.IsLasting ? LogLevel.Critical : LogLevel.Error, trouble.DetailWhileRunning);
            }

            _trouble = trouble;
        }
    }

    /// <summary>Records that something is on disk: a passing trouble is over.</summary>
    public void OnStored()
    {
        lock (_gate)
        {
            _storedAt = clock.GetTimestamp();
            if (_trouble is { IsLasting: false } over)
            {
                _trouble = null;
                LogOver(over.Cause, _failures, clock.GetElapsedTime(_troubledSince).TotalSeconds);
            }
        }
    }

    [LoggerMessage(EventId = 21, Message = "The store failed: {Detail}")]
    private partial void LogTrouble(LogLevel level, string detail);

    [LoggerMessage(22, LogLevel.Warning, "The store works again after \"{Cause}\": {Failures} failures within {Seconds:F0} s.")]
    private partial void LogOver(string cause, int failures, double seconds);
}
