using System.Net;

namespace TrialMatch.Service.Tests.Server;

/// <summary>What a server says of itself over HTTP.</summary>
internal static class HealthPages
{
    public static Task<(HttpStatusCode Code, string Text)> PageAsync(this ServerProcess server, string page, CancellationToken cancelled) =>
        GetAsync(server.HttpAddress, page, cancelled);

    /// <summary>For a server that has not said yet where it serves.</summary>
    public static async Task<(HttpStatusCode Code, string Text)> GetAsync(Uri address, string page, CancellationToken cancelled)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(address, page), cancelled);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(cancelled));
    }

    /// <summary>Asks until it is ready, or not. A probe's answer is good for some time; asking again costs the server nothing meanwhile.</summary>
    public static async Task UntilReadyAsync(this ServerProcess server, bool isReady, CancellationToken cancelled)
    {
        while ((await server.PageAsync("health", cancelled)).Code == HttpStatusCode.OK != isReady)
        {
            cancelled.ThrowIfCancellationRequested();
        }
    }
}
