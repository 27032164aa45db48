using System.Threading.RateLimiting;
using TrialMatch.Api.Errors;

namespace TrialMatch.Api.Load;

/// <summary>Places for what runs and what waits to run; whoever finds neither is told when to try again.</summary>
internal static class Overload
{
    /// <summary>So many at once, and so many that wait, first come, first served.</summary>
    public static ConcurrencyLimiter LimitTo(int running, int waiting) => new(new ConcurrencyLimiterOptions
    {
        PermitLimit = running,
        QueueLimit = waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>A place, to be given back by disposing of it.</summary>
    /// <param name="retryAfter">When whoever is turned away may find one.</param>
    /// <exception cref="Grpc.Core.RpcException">RESOURCE_EXHAUSTED: there is none.</exception>
    /// <exception cref="OperationCanceledException">The caller has gone while it waited.</exception>
    public static async ValueTask<RateLimitLease> TakePlaceAsync(
        this ConcurrencyLimiter limiter, string what, TimeSpan retryAfter, CancellationToken cancellationToken)
    {
        var lease = await limiter.AcquireAsync(permitCount: 1, cancellationToken);
        if (lease.IsAcquired)
        {
            return lease;
        }

        lease.Dispose();
        throw ApiErrors.Overloaded(what, retryAfter);
    }
}
