using Grpc.Core;
using Microsoft.Extensions.Hosting;
using TrialMatch.Api.Errors;

namespace TrialMatch.Api.Load;

/// <summary>
/// Runs long calculations (up to seconds) separately from all other work: a few at a time, each on a thread of its own, so that previews
/// and registrations keep their threads and cores. A calculation ends when its caller cancels, when it exceeds its time limit, and when
/// the server shuts down.
/// </summary>
internal sealed class CalculationQueue(LimitOptions options, IHostApplicationLifetime host) : IDisposable
{
    private readonly Places _places = new(
        "calculations", options.Calculations, options.CalculationsWaiting, options.MaxCalculationTime, TimeProvider.System);

    /// <exception cref="RpcException">
    /// RESOURCE_EXHAUSTED: the queue is full. DEADLINE_EXCEEDED: the calculation exceeded its time limit. UNAVAILABLE: the server is
    /// shutting down.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled the call.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, T> calculate, CancellationToken caller)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(caller, host.ApplicationStopping);
        try
        {
            using var place = await _places.TakeAsync(TimeSpan.MaxValue, stop.Token);
            stop.CancelAfter(options.MaxCalculationTime);
            return await Task.Factory.StartNew(
                () => calculate(stop.Token), stop.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested)
        {
            throw host.ApplicationStopping.IsCancellationRequested
                ? new RpcException(new Status(StatusCode.Unavailable, "the server is shutting down; nothing was changed, try again"))
                : ApiErrors.TooLong(options.MaxCalculationTime);
        }
    }

    public void Dispose() => _places.Dispose();
}
