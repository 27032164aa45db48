using Microsoft.Extensions.Logging;

namespace TrialMatch.Grains.Tests.Sweeps;

/// <summary>What one class has logged, from information on.</summary>
internal sealed class LineLog<T> : ILogger<T>
{
    public List<string> Lines { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            Lines.Add(formatter(state, exception));
        }
    }
}
