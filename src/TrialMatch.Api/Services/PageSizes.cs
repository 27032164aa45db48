using TrialMatch.Api.Errors;

namespace TrialMatch.Api.Services;

/// <summary>How much of a list one page shows (AIP-158).</summary>
internal static class PageSizes
{
    private const int Default = 50;
    private const int Largest = 1_000;

    /// <summary>The size asked for, or the largest there is; the default where none is asked for.</summary>
    /// <exception cref="Grpc.Core.RpcException">INVALID_ARGUMENT: page_size is negative.</exception>
    public static int Of(int pageSize) => pageSize switch
    {
        0 => Default,
        > 0 => Math.Min(pageSize, Largest),
        _ => throw ApiErrors.Invalid("page_size", $"expected 1 or more, or 0 for {Default}"),
    };
}
