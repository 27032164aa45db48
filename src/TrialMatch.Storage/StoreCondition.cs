using Microsoft.Extensions.Logging;

namespace TrialMatch.Storage;

/// <summary>Whether a store does its work at present. The log is told when that changes, not of each failure.</summary>
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

    /// <summary>Whether something was stored within this time, and nothing failed since.</summary>
    public bool IsKnownGood(TimeSpan within)
    {
        lock (_gate)
        {
            return _trouble is null && _storedAt is { } at && clock.GetElapsedTime(at) < within;
        }
    }

    /// <summary>Something could not be done. A trouble that lasts stays, whatever follows.</summary>
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
                LogTrouble(trouble.IsLasting ? LogLevel.Critical : LogLevel.Error, trouble.Detail);
            }

            _trouble = trouble;
        }
    }

    /// <summary>Something is on disk: what was amiss is over.</summary>
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

    [LoggerMessage(EventId = 21, Message = "The store cannot do its work: {Detail}")]
    private partial void LogTrouble(LogLevel level, string detail);

    [LoggerMessage(22, LogLevel.Warning, "The store works again after \"{Cause}\": {Failures} failures within {Seconds:F0} s.")]
    private partial void LogOver(string cause, int failures, double seconds);
}
