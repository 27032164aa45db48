using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace TrialMatch.Service.Tests.Telemetry;

/// <summary>Takes what a server sends by OTLP over gRPC, on loopback, and keeps it as text: names stand in it as they are.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private const int GrpcPrefixBytes = 5;

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<OtlpSpan> _spans = new();
    private readonly ConcurrentDictionary<string, string> _receivedByPath = new(StringComparer.Ordinal);

    private OtlpReceiver(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        var receiver = new OtlpReceiver(builder.Build());
        receiver._app.Run(receiver.TakeAsync);
        await receiver._app.StartAsync();
        return receiver;
    }

    public IReadOnlyCollection<OtlpSpan> Spans => _spans;

    /// <summary>All that was sent to a service, such as "TraceService".</summary>
    public string SentTo(string service) =>
        string.Concat(_receivedByPath.Where(received => received.Key.Contains(service, StringComparison.Ordinal)).Select(received => received.Value));

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task TakeAsync(HttpContext call)
    {
        using var body = new MemoryStream();
        await call.Request.Body.CopyToAsync(body);
        if (call.Request.Path.Value!.Contains("TraceService", StringComparison.Ordinal))
        {
            foreach (var span in OtlpSpan.Read(ByteString.CopyFrom(body.ToArray().AsSpan(GrpcPrefixBytes))))
            {
                _spans.Enqueue(span);
            }
        }

        var text = Encoding.Latin1.GetString(body.ToArray());
        _receivedByPath.AddOrUpdate(call.Request.Path, text, (_, before) => before + text);
        call.Response.ContentType = "application/grpc";
        await call.Response.Body.WriteAsync(new byte[GrpcPrefixBytes]);
        call.Response.AppendTrailer("grpc-status", "0");
    }
}
