namespace TrialMatch.Host;

/// <summary>
/// Writes a message and keeps quiet about those of its kind that follow within half a minute; the next one after that says how many they
/// were. A kind is an event with a template and a type of exception. Each call to a silo that has died would otherwise be told several
/// times, with its stack.
/// </summary>
internal sealed class CollapsedLogger(ILogger inner, TimeProvider clock) : ILogger
{
    // A choice.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    // A template may carry values in its text, and then each message is a kind of its own.
    private const int MaxKinds = 256;

    private const string Template = "{OriginalFormat}";

    private readonly Dictionary<Kind, Told> _told = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => inner.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel) && TryTell(new Kind(logLevel, eventId.Id, TemplateOf(state), exception?.GetType()), out var repetitions))
        {
            inner.Log(
                logLevel,
                eventId,
                state,
                exception,
                repetitions == 0 ? formatter : (told, failure) => $"{formatter(told, failure)} ({repetitions} more like this since it was last written)");
        }
    }

    private bool TryTell(Kind kind, out int repetitions)
    {
        var now = clock.GetTimestamp();
        lock (_told)
        {
            repetitions = 0;
            if (_told.TryGetValue(kind, out var told))
            {
                if (clock.GetElapsedTime(told.At, now) < Silence)
                {
                    told.Repetitions++;
                    return false;
                }

                repetitions = told.Repetitions;
            }
            else if (_told.Count == MaxKinds)
            {
                _told.Clear();
            }

            _told[kind] = new Told(now);
            return true;
        }
    }

    private static string? TemplateOf<TState>(TState state) => state is IReadOnlyList<KeyValuePair<string, object?>> values
        ? values.LastOrDefault(value => value.Key == Template).Value as string
        : null;

    private sealed record Kind(LogLevel Level, int EventId, string? Template, Type? Exception);

    private sealed record Told(long At)
    {
        public int Repetitions { get; set; }
    }
}
