using Microsoft.Extensions.Hosting;

namespace TrialMatch.Storage.Postgres;

/// <summary>Keeps the store open for as long as a host without a silo runs.</summary>
internal sealed class OpenPostgresStore(PostgresStore store) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => store.OpenAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => store.CloseAsync();
}
