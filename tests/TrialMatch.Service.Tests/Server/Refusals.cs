using Google.Rpc;
using Grpc.Core;

namespace TrialMatch.Service.Tests.Server;

/// <summary>What a refused caller is told.</summary>
internal static class Refusals
{
    /// <summary>The call is refused with this code, and its BadRequest names these fields and no others.</summary>
    public static async Task<RpcException> AssertRefusedAsync(StatusCode code, string reason, IEnumerable<string> fields, Func<Task> call)
    {
        var refusal = await Assert.ThrowsAsync<RpcException>(call);
        Assert.Equal(code, refusal.StatusCode);
        var status = refusal.GetRpcStatus();
        Assert.NotNull(status);
        Assert.Equal(reason, status.GetDetail<ErrorInfo>()?.Reason);
        var violations = status.GetDetail<BadRequest>()?.FieldViolations ?? [];
        Assert.Equal(fields, violations.Select(violation => violation.Field));
        Assert.All(violations, violation => Assert.False(string.IsNullOrWhiteSpace(violation.Description)));
        return refusal;
    }

    public static Task<RpcException> AssertInvalidAsync(string field, Func<Task> call) =>
        AssertRefusedAsync(StatusCode.InvalidArgument, "INVALID_FIELD", [field], call);

    /// <summary>The facts in ErrorInfo's metadata, and no others.</summary>
    public static void AssertFacts(RpcException refusal, params (string Name, string Value)[] facts) => Assert.Equal(
        facts.OrderBy(fact => fact.Name, StringComparer.Ordinal),
        refusal.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Metadata.Select(fact => (fact.Key, fact.Value)).OrderBy(fact => fact.Key, StringComparer.Ordinal));
}
