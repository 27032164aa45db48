using TrialMatch.Api.Errors;

namespace TrialMatch.Api.Services;

internal static class PageSizes
{
    private const int Default = 50;
    private const int Largest = 1_000;

    /// <exception cref="Grpc.Core.RpcException">INVALID_ARGUMENT: page_size is out of range.</exception>
    public static int Of(int pageSize) => pageSize switch
    {
        0 => Default,
        > 0 and <= Largest => pageSize,
        _ => throw ApiErrors.Invalid("page_size", $"expected 1 to {Largest}, or 0 for {Default}"),
    };
}
