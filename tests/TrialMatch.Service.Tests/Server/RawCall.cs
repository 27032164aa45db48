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
}
