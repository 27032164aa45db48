using Grpc.Core;
using Microsoft.Extensions.Hosting;
using TrialMatch.Api.Errors;

namespace TrialMatch.Api.Load;

/// <summary>
/// Runs what may take seconds apart from everything else: a few at a time, each on a thread of its own, so that previews and registrations keep
/// their threads and cores. A calculation ends when its caller has gone, when it has taken too long, and when the server is about to end.
/// </summary>
internal sealed class CalculationQueue(LoadOptions options, IHostApplicationLifetime host) : IDisposable
{
    private readonly Places _places = new(
        "calculations", options.Calculations, options.CalculationsWaiting, options.LongestCalculation, TimeProvider.System);

    /// <exception cref="RpcException">
    /// RESOURCE_EXHAUSTED: too many wait already. DEADLINE_EXCEEDED: it took longer than a calculation may. UNAVAILABLE: the server is about to end.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller has gone.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, T> calculate, CancellationToken caller)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(caller, host.ApplicationStopping);
        try
        {
            using var place = await _places.TakeAsync(TimeSpan.MaxValue, stop.Token);
            stop.CancelAfter(options.LongestCalculation);
            return await Task.Factory.StartNew(
                () => calculate(stop.Token), stop.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested)
        {
            throw host.ApplicationStopping.IsCancellationRequested
                ? new RpcException(new Status(StatusCode.Unavailable, "the server is about to end; nothing was changed, ask again"))
                : ApiErrors.TooLong(options.LongestCalculation);
        }
    }

    public void Dispose() => _places.Dispose();
}
