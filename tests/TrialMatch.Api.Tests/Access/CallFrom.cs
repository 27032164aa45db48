using Grpc.Core;

namespace TrialMatch.Api.Tests.Access;

/// <summary>A call of which nothing is known but where it comes from.</summary>
/// <param name="peer">As gRPC writes it: "ipv4:127.0.0.1:50123".</param>
internal sealed class CallFrom(string peer) : ServerCallContext
{
    protected override string PeerCore => peer;

    protected override string MethodCore => string.Empty;

    protected override string HostCore => string.Empty;

    protected override DateTime DeadlineCore => DateTime.MaxValue;

    protected override Metadata RequestHeadersCore => [];

    protected override CancellationToken CancellationTokenCore => CancellationToken.None;

    protected override Metadata ResponseTrailersCore => [];

    protected override Status StatusCore { get; set; }

    protected override WriteOptions? WriteOptionsCore { get; set; }

    protected override AuthContext AuthContextCore => new(peerIdentityPropertyName: null, []);

    protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders) => Task.CompletedTask;

    protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) =>
        throw new NotSupportedException("A call of which nothing is known cannot be handed on.");
}
