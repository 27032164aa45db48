using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using TrialMatch.Notices.Delivery;

namespace TrialMatch.Notices.Tests.Delivery;

/// <summary>Keeps every line that is logged.</summary>
internal sealed class LogRecorder : ILogger<DeliveryLog>
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}".TrimEnd());
}
