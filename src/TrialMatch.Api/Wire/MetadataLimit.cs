using System.Globalization;
using System.Text;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace TrialMatch.Api.Wire;

/// <summary>
/// Refuses a call with too much metadata with RESOURCE_EXHAUSTED. The web server would answer HTTP 431, which gRPC clients turn into
/// UNKNOWN, so its own limits are set well above this one.
/// </summary>
internal static class MetadataLimit
{
    /// <summary>The maximum size of names and values together.</summary>
    private const int MaxBytes = 32 * 1024;

    /// <summary>Above either of the next two limits, the web server itself ends the call, with 431 or by closing the connection.</summary>
    private const int MaxBytesRead = 1024 * 1024;

    /// <summary>Entries of about 8 bytes exceed 32 KB before reaching this number.</summary>
    private const int MaxEntriesRead = 4_000;

    private const string Description = "expected at most 32 KB of metadata";

    public static void Read(KestrelServerOptions kestrel)
    {
        kestrel.Limits.MaxRequestHeadersTotalSize = MaxBytesRead;
        kestrel.Limits.MaxRequestHeaderCount = MaxEntriesRead;
        kestrel.Limits.Http2.MaxRequestHeaderFieldSize = MaxBytesRead;
    }

    public static void UseMetadataLimit(this IApplicationBuilder app) => app.Use((context, next) =>
        BytesOf(context.Request.Headers) <= MaxBytes ? next(context) : Refuse(context));

    public static bool IsGrpc(HttpRequest request) =>
        request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true;

    private static long BytesOf(IHeaderDictionary headers) => headers.Sum(header =>
        header.Value.Sum(value => (long)Encoding.UTF8.GetByteCount(header.Key) + Encoding.UTF8.GetByteCount(value ?? string.Empty)));

    private static Task Refuse(HttpContext context)
    {
        if (!IsGrpc(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status431RequestHeaderFieldsTooLarge;
            return Task.CompletedTask;
        }

        // Trailers-only response.
        context.Response.ContentType = "application/grpc";
        context.Response.Headers["grpc-status"] = ((int)StatusCode.ResourceExhausted).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["grpc-message"] = Description;
        return Task.CompletedTask;
    }
}
