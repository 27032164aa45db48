using Google.Rpc;
using Grpc.Core;
using TrialMatch.Api.Errors;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Tests.Errors;

public sealed class ApiErrorsTests
{
    /// <summary>What clients take in trailers by default: grpc-java's limit, the lowest.</summary>
    private const int MostTrailerBytes = 8 * 1024;

    private static readonly string Long = new('x', 100_000);

    [Fact]
    public void A_value_of_any_length_makes_an_error_that_every_client_can_read()
    {
        AssertReadable(ApiErrors.Invalid($"pools[0].{Long}", $"pool {Long} is not declared"));
        AssertReadable(ApiErrors.NotFound($"studies/{Long}", [Long, Long]));
        AssertReadable(ApiErrors.From(Refusal.EtagMismatch(Long, 1).With("study", Long)));
        AssertReadable(ApiErrors.Invalid([.. Enumerable.Range(0, 1_000).Select(i => new Violation($"field{i}", Long))]));
    }

    [Fact]
    public void A_long_value_is_told_by_its_beginning()
    {
        var violation = Assert.Single(ApiErrors.Invalid("per_patient[0].pool", $"pool {Long} is not declared")
            .GetRpcStatus()!.GetDetail<BadRequest>()!.FieldViolations);

        Assert.Equal("per_patient[0].pool", violation.Field);
        Assert.StartsWith("pool xxx", violation.Description, StringComparison.Ordinal);
        Assert.EndsWith("x…", violation.Description, StringComparison.Ordinal);
    }

    private static void AssertReadable(RpcException error) =>
        Assert.InRange(error.Status.Detail.Length + error.Trailers.Sum(SizeOf), 1, MostTrailerBytes);

    private static int SizeOf(Metadata.Entry entry) => entry.Key.Length + (entry.IsBinary ? entry.ValueBytes.Length * 4 / 3 : entry.Value.Length);
}
