using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.AspNetCore.Http;
using TrialMatch.Api.Load;

namespace TrialMatch.Api.Rest;

/// <summary>
/// Refuses a REST request whose body, query or headers say what its method does not know, or in a form that it cannot have. Transcoding
/// would pass over a field that it does not know, so that a misspelt filter showed everything.
/// </summary>
internal static class RequestCheck
{
    public static void UseRequestCheck(this IApplicationBuilder app, LimitOptions limits) => app.Use((context, next) =>
        context.GetEndpoint()?.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>() is { } method
            ? CheckAsync(context, next, method, limits.RequestKilobytes * 1024)
            : next(context));

    private static async Task CheckAsync(HttpContext context, RequestDelegate next, GrpcJsonTranscodingMetadata method, int maxBytes)
    {
        var problem = await FindAsync(context, method, maxBytes);
        await (problem is null ? next(context) : problem.WriteAsync(context.Response));
    }

    private static async Task<Problem?> FindAsync(HttpContext context, GrpcJsonTranscodingMetadata method, int maxBytes)
    {
        var type = method.MethodDescriptor.InputType;
        var hasBody = method.HttpRule.Body.Length > 0;
        if (QueryCheck.Find(context.Request.Query, type, hasBody) is { } wrongQuery)
        {
            return wrongQuery;
        }

        return hasBody
            ? await RequestBody.CheckAsync(context, method, maxBytes)
            : RequestHeaders.CopyInto(type.Parser.ParseFrom([]), context.Request.Headers);
    }
}
