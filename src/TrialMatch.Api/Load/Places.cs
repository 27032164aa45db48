using System.Threading.RateLimiting;
using Grpc.Core;
using TrialMatch.Api.Errors;

namespace TrialMatch.Api.Load;

/// <summary>
/// A queue of limited length for a limited number of concurrent callers, first come, first served. A caller is refused, with the time at
/// which to try again, if the queue is full or its deadline could not be met.
/// </summary>
/// <param name="what">What the places are for, in the plural.</param>
/// <param name="running">The number of callers that run at once: 1 or more.</param>
/// <param name="waiting">The maximum number of callers that wait: 0 or more.</param>
/// <param name="maxWait">Above 0.</param>
internal sealed class Places(string what, int running, int waiting, TimeSpan maxWait, TimeProvider clock) : IDisposable
{
    private readonly WaitingTimes _times = new(running, maxWait, Random.Shared.NextDouble);
    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = running,
        QueueLimit = waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    private int Ahead => (int)(_limiter.GetStatistics()?.CurrentQueuedCount ?? 0);

    /// <summary>Waits for a place. Dispose of the result to give it back.</summary>
    /// <param name="left">The time until the caller's deadline; <see cref="TimeSpan.MaxValue"/> if it has none.</param>
    /// <exception cref="RpcException">RESOURCE_EXHAUSTED: no place is available in time.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled while it waited.</exception>
    public async ValueTask<IDisposable> TakeAsync(TimeSpan left, CancellationToken caller)
    {
        var free = _limiter.AttemptAcquire();
        return new Place(free.IsAcquired ? free : await WaitAsync(left, caller), _times, clock);
    }

    public void Dispose() => _limiter.Dispose();

    private async Task<RateLimitLease> WaitAsync(TimeSpan left, CancellationToken caller)
    {
        var ahead = Ahead;
        if (_times.MaxWait(ahead, left) is not { } longest)
        {
            throw TurnedAway(ahead, TimeSpan.Zero);
        }

        using var patience = new CancellationTokenSource(longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, caller);
        try
        {
            var lease = await _limiter.AcquireAsync(permitCount: 1, either.Token);
            return lease.IsAcquired ? lease : throw TurnedAway(ahead, TimeSpan.Zero);
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested)
        {
            throw TurnedAway(Ahead, longest);
        }
    }

    private RpcException TurnedAway(int ahead, TimeSpan waited) => ApiErrors.Overloaded(what, _times.RetryAfter(ahead, waited));

    private sealed class Place(RateLimitLease lease, WaitingTimes times, TimeProvider clock) : IDisposable
    {
        private readonly long _begun = clock.GetTimestamp();

        public void Dispose()
        {
            times.Took(clock.GetElapsedTime(_begun));
            lease.Dispose();
        }
    }
}
