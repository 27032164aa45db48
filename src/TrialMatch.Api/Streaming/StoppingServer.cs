using Grpc.Core;
using Microsoft.Extensions.Hosting;

namespace TrialMatch.Api.Streaming;

/// <summary>How a stream ends when its server stops: as a failure that has the reader resume, on another server where there is one.</summary>
internal static class StoppingServer
{
    /// <exception cref="RpcException">UNAVAILABLE: the server stops. Ending without an error would mean that nothing more will come.</exception>
    public static void EndStream(IHostApplicationLifetime host)
    {
        if (host.ApplicationStopping.IsCancellationRequested)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "the server is shutting down; resume after the last version seen"));
        }
    }
}
