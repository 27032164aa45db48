using Grpc.Core;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Access;

/// <summary>
/// Who calls, and what they may do: the one place that decides it. Until identity is built the service listens on loopback
/// alone and every caller is the local operator, who may do everything.
/// </summary>
internal sealed record Caller(Actor Actor)
{
    public static Caller Of(ServerCallContext context) =>
        IsLocal(context.Peer)
            ? new Caller(Actor.LocalOperator)
            : throw new RpcException(new Status(StatusCode.PermissionDenied, "only callers on this machine are let in"));

    /// <summary>Whether the caller may know which studies hold capacity at a trust. The local operator may, at every trust.</summary>
    public bool MaySeeStudiesAt(TrustId trust) => Actor == Actor.LocalOperator && trust.Value.Length > 0;

    /// <summary>Whether the caller may know of every sponsor there is. The local operator may.</summary>
    public bool MaySeeEverySponsor => Actor == Actor.LocalOperator;

    private static bool IsLocal(string peer) =>
        peer.StartsWith("ipv4:127.", StringComparison.Ordinal)
        || peer.StartsWith("ipv6:[::1]", StringComparison.Ordinal)
        || peer.StartsWith("ipv6:[::ffff:127.", StringComparison.Ordinal)
        || peer.StartsWith("unix:", StringComparison.Ordinal);
}
