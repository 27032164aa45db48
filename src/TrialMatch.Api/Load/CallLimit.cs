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

    /// <summary>Load and callers' deadlines are of the machine's time, whatever clock the service goes by.</summary>
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
