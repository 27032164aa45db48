using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Logging;
using Orleans.Runtime.Messaging;
using TrialMatch.Grains.Abstractions.Stores;

namespace TrialMatch.Api.Errors;

/// <summary>
/// Does a call again that was lost on its way to a silo or back, as when the silo died. Whether it was done nobody knows, and it need not be
/// known: what reads changes nothing, and a command that was done answers as before (R5). Streams are not repeated: their callers resume them.
/// </summary>
internal sealed partial class LostCalls(ILogger<LostCalls> logger) : Interceptor
{
    // Choices: the first try soon, since another silo may have the grain at once; the last before most callers have gone.
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LastTryAfter = TimeSpan.FromSeconds(25);

    /// <summary>Callers' deadlines are of the machine's time, whatever clock the service goes by.</summary>
    private static readonly TimeProvider Clock = TimeProvider.System;

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
        RepeatAsync(context, () => continuation(request, context));

    /// <summary>Does part of a call, again if it is lost.</summary>
    public async Task<T> RepeatAsync<T>(ServerCallContext context, Func<Task<T>> part)
    {
        var begun = Clock.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause + pause < LongestPause ? pause + pause : LongestPause)
        {
            try
            {
                return await part();
            }
            catch (Exception failure) when (IsLost(failure) && MayTryAfter(pause, begun, context))
            {
                LogAgain(context.Method, pause.TotalMilliseconds, failure.Message);
                await Task.Delay(pause, Clock, context.CancellationToken);
            }
        }
    }

    /// <summary>Whether the failure is of the way to the grain and says nothing of what the grain did.</summary>
    internal static bool IsLost(Exception failure) =>
        failure is OrleansMessageRejectionException or ConnectionFailedException or ClientNotAvailableException or TimeoutException
            || failure.IsOfNoSilo()
            || failure.IsOfNoPlace();

    private static bool MayTryAfter(TimeSpan pause, long begun, ServerCallContext context) =>
        !context.CancellationToken.IsCancellationRequested
        && Clock.GetElapsedTime(begun) + pause < LastTryAfter
        && (context.Deadline == DateTime.MaxValue || Clock.GetUtcNow().UtcDateTime + pause < context.Deadline);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} was lost between silos and is done again in {PauseMilliseconds} ms: {Reason}")]
    private partial void LogAgain(string method, double pauseMilliseconds, string reason);
}
