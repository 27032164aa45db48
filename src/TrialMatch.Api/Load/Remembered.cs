namespace TrialMatch.Api.Load;

/// <summary>
/// Something that takes a while to read, kept for a time: it is read anew by the first who asks after that, and the others who ask wait for the same
/// reading.
/// </summary>
/// <param name="maxAge">The age up to which it is given out, counted from when its reading began.</param>
internal sealed class Remembered<T>(TimeSpan maxAge, TimeProvider clock, Func<CancellationToken, Task<T>> readAsync) : IDisposable
    where T : class
{
    private readonly SemaphoreSlim _reading = new(1);
    private readonly Lock _keeping = new();
    private (T Value, DateTimeOffset At)? _kept;
    private int _timesForgotten;

    public async Task<T> GetAsync(CancellationToken cancellation)
    {
        if (Fresh() is { } kept)
        {
            return kept;
        }

        await _reading.WaitAsync(cancellation);
        try
        {
            return Fresh() ?? await ReadAsync(cancellation);
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Has whoever asks from now on get what is so now, also while an earlier reading is not over.</summary>
    public void Forget()
    {
        lock (_keeping)
        {
            _kept = null;
            _timesForgotten++;
        }
    }

    public void Dispose() => _reading.Dispose();

    private async Task<T> ReadAsync(CancellationToken cancellation)
    {
        var at = clock.GetUtcNow();
        var timesForgotten = Volatile.Read(ref _timesForgotten);
        var value = await readAsync(cancellation);
        lock (_keeping)
        {
            _kept = timesForgotten == _timesForgotten ? (value, at) : null;
        }

        return value;
    }

    private T? Fresh()
    {
        lock (_keeping)
        {
            // A clock that was set back would keep it for longer.
            return _kept is var (value, at) && clock.GetUtcNow() - at is var age && age >= TimeSpan.Zero && age < maxAge ? value : null;
        }
    }
}
