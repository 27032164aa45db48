namespace TrialMatch.Host;

/// <summary>A gateway that starts before any silo waits for one, and says so once.</summary>
internal sealed partial class UntilSilosAnswer(ILogger<UntilSilosAnswer> logger) : IClientConnectionRetryFilter
{
    // A choice.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private bool _hasSaidSo;

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        if (!_hasSaidSo)
        {
            _hasSaidSo = true;
            LogNoSilo(exception.Message);
        }

        await Task.Delay(Pause, cancellationToken);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No silo answers yet; the gateway serves once one does: {Reason}")]
    private partial void LogNoSilo(string reason);
}
