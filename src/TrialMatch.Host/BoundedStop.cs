using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace TrialMatch.Host;

/// <summary>
/// A web server that gives calls a set time to end when it stops, and then breaks their connections: it stops first, and what it took longer would
/// be missing when the silo deactivates its grains and the store closes.
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
