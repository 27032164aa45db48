using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Grpc.Core;
using TrialMatch.Api.Errors;
using TrialMatch.Api.Load;

namespace TrialMatch.Api.Access.Limits;

/// <summary>
/// Limits the calls of each caller in a second, and of each address where no token is needed. Operators are exempt: whoever runs the service tries it out, measures it and mends it in
/// bulk, and could set the limit anyway.
/// </summary>
internal sealed class CallRate(LimitOptions options) : IDisposable
{
    private const int Ipv6Bytes = 16;
    private const int CustomersBytes = 8;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly PartitionedRateLimiter<Caller> _callers = PartitionedRateLimiter.Create<Caller, string>(caller =>
        caller.IsOperator ? RateLimitPartition.GetNoLimiter(string.Empty) : BucketOf(caller.Subject, options));

    private readonly PartitionedRateLimiter<IPAddress> _addresses = PartitionedRateLimiter.Create<IPAddress, string>(address => BucketOf(NetworkOf(address), options));

    /// <exception cref="RpcException">RESOURCE_EXHAUSTED: the caller has had its calls.</exception>
    public void Take(Caller caller)
    {
        using var lease = _callers.AttemptAcquire(caller);
        RequireCall(lease);
    }

    /// <summary>Takes a call of somebody who needs no token.</summary>
    /// <exception cref="RpcException">RESOURCE_EXHAUSTED: the address has had its calls.</exception>
    public void TakeOf(IPAddress? address)
    {
        using var lease = _addresses.AttemptAcquire(address ?? IPAddress.None);
        RequireCall(lease);
    }

    public void Dispose()
    {
        _callers.Dispose();
        _addresses.Dispose();
    }

    private static RateLimitPartition<string> BucketOf(string key, LimitOptions options) => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = options.CallerCallsPerSecond,
        TokensPerPeriod = options.CallerCallsPerSecond,
        ReplenishmentPeriod = Period,
        QueueLimit = 0,
    });

    /// <summary>The address, of IPv6 the network that one customer has, as whoever has it can take any address in it.</summary>
    private static string NetworkOf(IPAddress address) => address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
        ? new IPNetwork(new IPAddress([.. address.GetAddressBytes()[..CustomersBytes], .. new byte[Ipv6Bytes - CustomersBytes]]), CustomersBytes * 8).ToString()
        : address.MapToIPv4().ToString();

    private void RequireCall(RateLimitLease lease)
    {
        if (!lease.IsAcquired)
        {
            throw ApiErrors.LimitReached(
                string.Create(CultureInfo.InvariantCulture, $"at most {options.CallerCallsPerSecond} calls a second"),
                "TOO_MANY_CALLS",
                lease.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter) ? retryAfter : Period);
        }
    }
}
