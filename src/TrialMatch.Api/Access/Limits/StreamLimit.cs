using System.Globalization;
using System.Threading.RateLimiting;
using Grpc.Core;
using Grpc.Core.Interceptors;
using TrialMatch.Api.Errors;
using TrialMatch.Api.Load;

namespace TrialMatch.Api.Access.Limits;

/// <summary>Limits the streams that each caller has open, and those of all together, health's and reflection's among them.</summary>
internal sealed class StreamLimit(LimitOptions options) : Interceptor, IDisposable
{
    /// <summary>A guess: streams end when their readers do, and nobody knows when that is.</summary>
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    /// <summary>Those without a token, for lack of anything that tells them apart.</summary>
    private const string Nobody = "";

    private readonly PartitionedRateLimiter<Caller?> _ofEach = PartitionedRateLimiter.Create<Caller?, string>(caller =>
        caller?.IsOperator == true
            ? RateLimitPartition.GetNoLimiter(nameof(Role.Operator))
            : RateLimitPartition.GetConcurrencyLimiter(caller?.Subject ?? Nobody, _ => Most(options.CallerStreams)));

    private readonly ConcurrencyLimiter _ofAll = new(Most(options.Streams));

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        using var own = TakeOwn(context);
        using var place = TakePlace();
        await continuation(request, responseStream, context);
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        using var own = TakeOwn(context);
        using var place = TakePlace();
        return await continuation(requestStream, context);
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        using var own = TakeOwn(context);
        using var place = TakePlace();
        await continuation(requestStream, responseStream, context);
    }

    public void Dispose()
    {
        _ofEach.Dispose();
        _ofAll.Dispose();
    }

    private RateLimitLease TakeOwn(ServerCallContext context) => OrThrow(
        _ofEach.AttemptAcquire(Caller.OfOrNobody(context)), string.Create(CultureInfo.InvariantCulture, $"at most {options.CallerStreams} streams of a caller"));

    private RateLimitLease TakePlace() =>
        OrThrow(_ofAll.AttemptAcquire(), string.Create(CultureInfo.InvariantCulture, $"at most {options.Streams} streams of all callers"));

    private static RateLimitLease OrThrow(RateLimitLease lease, string limit) =>
        lease.IsAcquired ? lease : throw ApiErrors.LimitReached(limit, "TOO_MANY_STREAMS", RetryAfter);

    private static ConcurrencyLimiterOptions Most(int streams) => new() { PermitLimit = streams, QueueLimit = 0 };
}
