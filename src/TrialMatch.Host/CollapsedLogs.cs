namespace TrialMatch.Host;

/// <summary>Loggers of which those of frameworks count repetitions instead of writing them; the project's own say each thing once as it is.</summary>
internal sealed class CollapsedLogs(ILoggerFactory inner) : ILoggerFactory
{
    // A log is of the machine's time, whatever clock the service goes by.
    private static readonly TimeProvider Clock = TimeProvider.System;

    public ILogger CreateLogger(string categoryName)
    {
        var logger = inner.CreateLogger(categoryName);
        return LogRules.IsOfFramework(categoryName) ? new CollapsedLogger(logger, Clock) : logger;
    }

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose() => inner.Dispose();
}
