using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace TrialMatch.Api.Wire;

/// <summary>
/// Tells browsers to do nothing with what is served over HTTP but show it. Replies to gRPC calls, which no browser makes, are left as they are.
/// </summary>
internal static class SecurityHeaders
{
    private const string HalfAYearOfTls = "max-age=15768000";

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!MetadataLimit.IsGrpc(context.Request))
        {
            AddTo(context.Response.Headers, context.Request.IsHttps);
        }

        return next(context);
    });

    private static void AddTo(IHeaderDictionary headers, bool isHttps)
    {
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        if (isHttps)
        {
            headers.StrictTransportSecurity = HalfAYearOfTls;
        }
    }
}
