using Microsoft.AspNetCore.Http;
using TrialMatch.Api.Wire;

namespace TrialMatch.Api.Rest;

/// <summary>Tells requests for the API as REST from others.</summary>
internal static class RestPaths
{
    private static readonly PathString Root = "/v1";

    public static bool IsRest(HttpRequest request) => request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase) && !MetadataLimit.IsGrpc(request);
}
