using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace TrialMatch.Api.Rest;

/// <summary>Repeats the etag of what a REST request is answered in the header ETag, where HTTP has it.</summary>
internal sealed class EtagHeader : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        var reply = await continuation(request, context);
        var http = context.GetHttpContext();
        if (RestPaths.IsRest(http.Request)
            && reply is IMessage message
            && EtagOf(message) is { Length: > 0 } etag)
        {
            http.Response.Headers.ETag = $"\"{etag}\"";
        }

        return reply;
    }

    /// <summary>The reply's etag, or that of the change that it tells of.</summary>
    private static string? EtagOf(IMessage message)
    {
        var holder = message.Descriptor.FindFieldByName("change")?.Accessor.GetValue(message) as IMessage ?? message;
        return holder.Descriptor.FindFieldByName("etag")?.Accessor.GetValue(holder) as string;
    }
}
