using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace TrialMatch.Api.Rest;

/// <summary>Writes the messages of a stream as server-sent events: the version to resume from as the id, the message as JSON.</summary>
internal sealed class EventStreamWriter<T>(HttpResponse response) : IServerStreamWriter<T>, IDisposable
{
    /// <summary>How often a comment is sent: proxies usually close what has been silent for a minute.</summary>
    public static readonly TimeSpan BetweenComments = TimeSpan.FromSeconds(15);

    private const string Comment = ":\n\n";

    /// <summary>As transcoding writes a line of a stream.</summary>
    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true));

    /// <summary>Comments come in between.</summary>
    private readonly SemaphoreSlim _turn = new(1);

    public WriteOptions? WriteOptions { get; set; }

    public Task WriteAsync(T message) => WriteAsync(message, CancellationToken.None);

    public Task WriteAsync(T message, CancellationToken cancellationToken)
    {
        var json = (IMessage)message!;
        return WriteAsync($"id: {VersionOf(json)}\ndata: {Json.Format(json)}\n\n", cancellationToken);
    }

    /// <summary>Sends a comment now and then, until disposed.</summary>
    public IAsyncDisposable KeepOpen(TimeProvider clock) =>
        new Repeated(BetweenComments, clock, stop => WriteAsync(Comment, stop));

    /// <summary>Tells a reader that had seen everything not to come back: it reconnects after each stream that ends otherwise.</summary>
    public void End()
    {
        if (!response.HasStarted)
        {
            response.StatusCode = StatusCodes.Status204NoContent;
        }
    }

    /// <summary>Says why the stream ends before its time.</summary>
    public Task BreakAsync(RpcException failure) => WriteAsync($"event: error\ndata: {Problem.Of(failure).ToJson()}\n\n", CancellationToken.None);

    public void Dispose() => _turn.Dispose();

    /// <summary>The stream's own version, or that of the event it is about.</summary>
    private static object? VersionOf(IMessage message) => message.Descriptor.FindFieldByName("version") is { } version
        ? version.Accessor.GetValue(message)
        : message.Descriptor.FindFieldByName("event")?.Accessor.GetValue(message) is IMessage happened ? VersionOf(happened) : null;

    private async Task WriteAsync(string text, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (!response.HasStarted)
            {
                response.ContentType = EventStreams.ContentType;
            }

            await response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
            await response.Body.FlushAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }
}
