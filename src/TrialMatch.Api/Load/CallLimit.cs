using Grpc.Core;
using Grpc.Core.Interceptors;

namespace TrialMatch.Api.Load;

/// <summary>
/// Limits concurrent calls to what can be answered while the callers still wait. Streams are exempt, since they are mostly idle; so are
/// health and reflection.
/// </summary>
internal sealed class CallLimit(LimitOptions options) : Interceptor, IDisposable
{
    private const string OwnMethods = "/trialmatch.";

    /// <summary>Load and callers' deadlines are measured in the machine's time, whatever clock the service uses.</summary>
    private static readonly TimeProvider Clock = TimeProvider.System;

    private readonly Places _places = new("calls", options.Calls, options.CallsWaiting, options.MaxWait, Clock);

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        if (!context.Method.StartsWith(OwnMethods, StringComparison.Ordinal))
        {
            return await continuation(request, context);
        }

        using var place = await _places.TakeAsync(LeftOf(context), context.CancellationToken);
        return await continuation(request, context);
    }

    public void Dispose() => _places.Dispose();

    private static TimeSpan LeftOf(ServerCallContext context) =>
        context.Deadline == DateTime.MaxValue ? TimeSpan.MaxValue : context.Deadline - Clock.GetUtcNow().UtcDateTime;
}
