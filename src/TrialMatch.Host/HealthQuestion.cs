using System.Net;

namespace TrialMatch.Host;

/// <summary>Asks the server that runs with the same settings whether it is ready for calls, for containers that have no program to ask with.</summary>
internal static class HealthQuestion
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(5);

    /// <returns>Whether it is ready; what it says is on standard output.</returns>
    /// <exception cref="IOException">No server answers on the port of health.</exception>
    public static async Task<bool> AskAsync(ServerOptions options)
    {
        var address = options.Address.Equals(IPAddress.Any) ? IPAddress.Loopback
            : options.Address.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback
            : options.Address;
        var page = new UriBuilder(Uri.UriSchemeHttp, address.ToString(), options.HttpPort, "health").Uri;
        using var http = new HttpClient { Timeout = MaxWait };
        try
        {
            using var answer = await http.GetAsync(page);
            await Console.Out.WriteLineAsync(await answer.Content.ReadAsStringAsync());
            return answer.IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            throw new IOException($"no server answers at {page}", failure);
        }
    }
}
