using System.Globalization;
using System.Threading.RateLimiting;
using Grpc.Core;
using TrialMatch.Api.Errors;
using TrialMatch.Api.Load;

namespace TrialMatch.Api.Access.Limits;

/// <summary>
/// Limits the calls of each caller in a second. Operators are exempt: whoever runs the service tries it out, measures it and mends it in
/// bulk, and could set the limit anyway.
/// </summary>
internal sealed class CallRate(LimitOptions options) : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly PartitionedRateLimiter<Caller> _limiter = PartitionedRateLimiter.Create<Caller, string>(caller =>
        caller.IsOperator
            ? RateLimitPartition.GetNoLimiter(string.Empty)
            : RateLimitPartition.GetTokenBucketLimiter(caller.Subject, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = options.CallerCallsPerSecond,
                TokensPerPeriod = options.CallerCallsPerSecond,
                ReplenishmentPeriod = Period,
                QueueLimit = 0,
            }));

    /// <exception cref="RpcException">RESOURCE_EXHAUSTED: the caller has had its calls.</exception>
    public void Take(Caller caller)
    {
        using var lease = _limiter.AttemptAcquire(caller);
        if (!lease.IsAcquired)
        {
            throw ApiErrors.LimitReached(
                string.Create(CultureInfo.InvariantCulture, $"at most {options.CallerCallsPerSecond} calls a second"),
                "TOO_MANY_CALLS",
                lease.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter) ? retryAfter : Period);
        }
    }

    public void Dispose() => _limiter.Dispose();
}
