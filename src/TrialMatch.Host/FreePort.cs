using System.Net;
using System.Net.Sockets;

namespace TrialMatch.Host;

internal static class FreePort
{
    /// <summary>Finds a loopback port on which nothing is listening.</summary>
    public static int Take()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Makes sure that nobody listens on a port of an address.</summary>
    /// <param name="setting">What operators know the port as.</param>
    /// <exception cref="IOException">Somebody does; the message names the setting.</exception>
    public static void Require(IPAddress address, int port, string setting)
    {
        using var listener = new TcpListener(address, port);
        try
        {
            listener.Start();
        }
        catch (SocketException e)
        {
            throw new IOException($"{setting}: nothing can listen on port {port} ({address}: {e.Message}); give each server on a machine a port of its own", e);
        }
    }
}
