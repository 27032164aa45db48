using System.Threading.RateLimiting;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace TrialMatch.Api.Load;

/// <summary>
/// Lets only so many calls in at once that each is answered while its caller still waits. Streams are not counted: they mostly sleep. Health and
/// reflection always answer.
/// </summary>
internal sealed class CallLimit(LoadOptions options) : Interceptor, IDisposable
{
    private const string OwnMethods = "/trialmatch.";

    /// <summary>About how long it takes until half of those that wait are served: a guess.</summary>
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly ConcurrencyLimiter _places = Overload.LimitTo(options.Calls, options.CallsWaiting);

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        if (!context.Method.StartsWith(OwnMethods, StringComparison.Ordinal))
        {
            return await continuation(request, context);
        }

        using var place = await _places.TakePlaceAsync("calls", RetryAfter, context.CancellationToken);
        return await continuation(request, context);
    }

    public void Dispose() => _places.Dispose();
}
