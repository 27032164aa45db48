using Google.Protobuf.Reflection;
using Grpc.Core;

namespace TrialMatch.Service.Tests.Server;

/// <summary>Calls with bytes instead of messages.</summary>
internal static class RawCall
{
    private static readonly Marshaller<byte[]> AsTheyAre = Marshallers.Create(bytes => bytes, bytes => bytes);

    /// <returns>The bytes of the response.</returns>
    public static async Task<byte[]> SendAsync(ApiClient client, string service, string method, byte[] request) =>
        await client.Invoker.AsyncUnaryCall(
            new Method<byte[], byte[]>(MethodType.Unary, service, method, AsTheyAre, AsTheyAre), host: null, ApiClient.Options, request);

    /// <summary>Opens a stream, which ends at the deadline of any call.</summary>
    public static AsyncServerStreamingCall<byte[]> Open(ApiClient client, MethodDescriptor method, byte[] request) => client.Invoker.AsyncServerStreamingCall(
        new Method<byte[], byte[]>(MethodType.ServerStreaming, method.Service.FullName, method.Name, AsTheyAre, AsTheyAre), host: null, ApiClient.Options, request);

    /// <summary>Calls any method; of a stream, until its first message.</summary>
    /// <param name="patience">Null for as long as any call may take.</param>
    /// <returns>How it ended; OK where it was carried out.</returns>
    public static async Task<RpcException> OutcomeAsync(ApiClient client, MethodDescriptor method, byte[] request, TimeSpan? patience = null)
    {
        var type = method.IsServerStreaming ? MethodType.ServerStreaming : MethodType.Unary;
        var called = new Method<byte[], byte[]>(type, method.Service.FullName, method.Name, AsTheyAre, AsTheyAre);
        var options = patience is { } wait ? new CallOptions(deadline: DateTime.UtcNow + wait) : ApiClient.Options;
        try
        {
            if (method.IsServerStreaming)
            {
                using var call = client.Invoker.AsyncServerStreamingCall(called, host: null, options, request);
                await call.ResponseStream.MoveNext(CancellationToken.None);
            }
            else
            {
                await client.Invoker.AsyncUnaryCall(called, host: null, options, request);
            }

            return new RpcException(Status.DefaultSuccess);
        }
        catch (RpcException refusal)
        {
            return refusal;
        }
    }
}
