using System.Threading.RateLimiting;
using Grpc.Core;
using TrialMatch.Api.Errors;

namespace TrialMatch.Api.Load;

/// <summary>
/// Places for what runs and what waits to run, first come, first served. Whoever finds neither, or could not be served in its caller's time any
/// more, is told when to try again.
/// </summary>
/// <param name="what">What there is too much of, in the plural.</param>
/// <param name="running">At once: 1 or more.</param>
/// <param name="waiting">0 or more.</param>
/// <param name="longestWait">Above 0.</param>
internal sealed class Places(string what, int running, int waiting, TimeSpan longestWait, TimeProvider clock) : IDisposable
{
    private readonly WaitingTimes _times = new(running, longestWait, Random.Shared.NextDouble);
    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = running,
        QueueLimit = waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    private int Ahead => (int)(_limiter.GetStatistics()?.CurrentQueuedCount ?? 0);

    /// <summary>A place, to be given back by disposing of it.</summary>
    /// <param name="left">The time that the caller gives; <see cref="TimeSpan.MaxValue"/> where it sets no limit.</param>
    /// <exception cref="RpcException">RESOURCE_EXHAUSTED: there is none, or not in time.</exception>
    /// <exception cref="OperationCanceledException">The caller has gone while it waited.</exception>
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
