using Microsoft.Extensions.Hosting;

namespace TrialMatch.Storage.Postgres;

/// <summary>Keeps the store open for as long as a host without a silo runs: before all that waits for others starts, so that a fault is told at once.</summary>
internal sealed class OpenPostgresStore(PostgresStore store) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => store.OpenAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => store.CloseAsync();
}
