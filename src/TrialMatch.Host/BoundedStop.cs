using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace TrialMatch.Host;

/// <summary>
/// A web server that, when stopped, gives calls a limited time to end and then breaks their connections. It stops first, so any longer
/// wait would reduce the time for the silo to deactivate its grains and for the store to close.
/// </summary>
internal sealed class BoundedStop(IServer inner, TimeSpan most) : IServer
{
    public IFeatureCollection Features => inner.Features;

    public static void AddTo(IServiceCollection services, TimeSpan most)
    {
        var web = services.Last(service => service.ServiceType == typeof(IServer));
        services.Replace(ServiceDescriptor.Singleton<IServer>(
            provider => new BoundedStop((IServer)ActivatorUtilities.CreateInstance(provider, web.ImplementationType!), most)));
    }

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull => inner.StartAsync(application, cancellationToken);

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bounded.CancelAfter(most);
        await inner.StopAsync(bounded.Token);
    }

    public void Dispose() => inner.Dispose();
}
