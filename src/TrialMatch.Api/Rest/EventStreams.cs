using System.Globalization;
using System.Net.Http.Headers;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.Http;
using TrialMatch.Api.Errors;

namespace TrialMatch.Api.Rest;

/// <summary>
/// Answers a stream with server-sent events where a REST request accepts them, as a browser's EventSource does: resumed by Last-Event-ID,
/// kept open by comments, ended by an event "error" if it breaks.
/// </summary>
internal sealed class EventStreams(TimeProvider clock) : Interceptor
{
    public const string ContentType = "text/event-stream";

    /// <summary>What a stream is otherwise. Transcoding calls it JSON, for whose end a client would wait.</summary>
    public const string LinesContentType = "application/x-ndjson";

    public const string LastEventId = "Last-Event-ID";

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        var http = context.GetHttpContext();
        if (request is not IMessage message || !IsAskedFor(http.Request))
        {
            NameLines(http);
            await continuation(request, responseStream, context);
            return;
        }

        Resume(message, http.Request.Headers);
        using var events = new EventStreamWriter<TResponse>(http.Response);
        try
        {
            await SendAsync(events, () => continuation(request, events, context));
        }
        catch (RpcException failure) when (http.Response.HasStarted)
        {
            await events.BreakAsync(failure);
        }
    }

    private static void NameLines(HttpContext http)
    {
        if (RestPaths.IsRest(http.Request))
        {
            http.Response.OnStarting(() =>
            {
                http.Response.ContentType = http.Response.StatusCode == StatusCodes.Status200OK ? LinesContentType : http.Response.ContentType;
                return Task.CompletedTask;
            });
        }
    }

    private static bool IsAskedFor(HttpRequest request) =>
        RestPaths.IsRest(request) && request.Headers.GetCommaSeparatedValues("Accept").Any(IsEventStream);

    private static bool IsEventStream(string accepted) =>
        MediaTypeWithQualityHeaderValue.TryParse(accepted, out var type)
        && string.Equals(type.MediaType, ContentType, StringComparison.OrdinalIgnoreCase)
        && type.Quality != 0;

    /// <summary>A reader that reconnects says how far it came, and asks for the same as before otherwise.</summary>
    private static void Resume(IMessage request, IHeaderDictionary headers)
    {
        if (!headers.TryGetValue(LastEventId, out var last) || request.Descriptor.FindFieldByName("after_version") is not { } field)
        {
            return;
        }

        if (!long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            throw ApiErrors.Invalid(LastEventId, "expected the id of an event of this stream");
        }

        field.Accessor.SetValue(request, version);
    }

    private async Task SendAsync<T>(EventStreamWriter<T> events, Func<Task> send)
    {
        await using (events.KeepOpen(clock))
        {
            await send();
        }

        events.End();
    }
}
