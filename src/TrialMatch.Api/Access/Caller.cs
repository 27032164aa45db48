using Grpc.Core;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Access;

/// <summary>
/// Decides what a caller may do; no other code does. Until log-in exists, the service listens on loopback only, and every caller is the
/// local operator, who may do everything.
/// </summary>
internal sealed record Caller(Actor Actor)
{
    public static Caller Of(ServerCallContext context) =>
        IsLocal(context.Peer)
            ? new Caller(Actor.LocalOperator)
            : throw new RpcException(new Status(StatusCode.PermissionDenied, "only callers on this machine are allowed"));

    /// <summary>Whether the caller may see which studies hold capacity at a trust. The local operator may, for every trust.</summary>
    public bool MaySeeStudiesAt(TrustId trust) => Actor == Actor.LocalOperator && trust.Value.Length > 0;

    /// <summary>Whether the caller may list all sponsors. The local operator may.</summary>
    public bool MaySeeEverySponsor => Actor == Actor.LocalOperator;

    private static bool IsLocal(string peer) =>
        peer.StartsWith("ipv4:127.", StringComparison.Ordinal)
        || peer.StartsWith("ipv6:[::1]", StringComparison.Ordinal)
        || peer.StartsWith("ipv6:[::ffff:127.", StringComparison.Ordinal)
        || peer.StartsWith("unix:", StringComparison.Ordinal);
}
