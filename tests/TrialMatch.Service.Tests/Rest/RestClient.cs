using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Google.Protobuf;
using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Service.Tests.Rest;

/// <summary>A caller of the API as REST: plain HTTP and JSON.</summary>
internal sealed class RestClient : IDisposable
{
    private readonly HttpClient _http;

    /// <param name="token">Says who calls; null for one who may do everything, empty for none.</param>
    public RestClient(Uri address, string? token = null)
    {
        _http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        if (token is not "")
        {
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token ?? TestLogin.Operator);
        }
    }

    public void Dispose() => _http.Dispose();

    public async Task<JsonObject> GetAsync(string path) => Succeeded(await SendAsync(HttpMethod.Get, path));

    public async Task<JsonObject> PostAsync(string path, JsonObject body) => Succeeded(await SendAsync(HttpMethod.Post, path, body.ToJsonString()));

    public async Task<JsonObject> PatchAsync(string path, JsonObject body) => Succeeded(await SendAsync(HttpMethod.Patch, path, body.ToJsonString()));

    public async Task<RestReply> SendAsync(HttpMethod method, string path, string? body = null, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, contentType);
        }

        return await SendAsync(request);
    }

    public async Task<RestReply> SendAsync(HttpRequestMessage request)
    {
        using var reply = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new RestReply(reply.StatusCode, reply.Content.Headers.ContentType?.MediaType, text, reply.Headers);
    }

    /// <summary>The same, but of a stream only its beginning.</summary>
    public async Task<RestReply> BeginAsync(HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var reply = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        var text = reply.IsSuccessStatusCode ? string.Empty : await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new RestReply(reply.StatusCode, reply.Content.Headers.ContentType?.MediaType, text, reply.Headers);
    }

    /// <summary>The lines of a stream, as they come.</summary>
    public async IAsyncEnumerable<string> LinesAsync(string path)
    {
        using var reply = await _http.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal("application/x-ndjson", reply.EnsureSuccessStatusCode().Content.Headers.ContentType?.MediaType);
        using var lines = new StreamReader(await reply.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        while (await lines.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            yield return line;
        }
    }

    /// <summary>A message as JSON.</summary>
    public static JsonObject JsonOf(IMessage message) => JsonNode.Parse(JsonFormatter.Default.Format(message))!.AsObject();

    private static JsonObject Succeeded(RestReply reply)
    {
        Assert.True(reply.Status == HttpStatusCode.OK, $"{reply.Status}: {reply.Text}");
        return JsonNode.Parse(reply.Text)!.AsObject();
    }
}
