using System.Globalization;
using System.Text;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace TrialMatch.Api.Wire;

/// <summary>
/// Refuses a call whose metadata is too large as gRPC has it, RESOURCE_EXHAUSTED. The web server would answer HTTP's 431, of which a gRPC
/// client makes UNKNOWN; so it is made to take a good deal more than we do.
/// </summary>
internal static class MetadataLimit
{
    /// <summary>Names and values together.</summary>
    private const int MostBytes = 32 * 1024;

    /// <summary>Beyond either of these the web server itself ends the call, with 431 or the connection.</summary>
    private const int MostBytesRead = 1024 * 1024;

    /// <summary>Entries of some 8 bytes fill 32 KB before there are so many.</summary>
    private const int MostEntriesRead = 4_000;

    private const string Description = "expected at most 32 KB of metadata";

    public static void Read(KestrelServerOptions kestrel)
    {
        kestrel.Limits.MaxRequestHeadersTotalSize = MostBytesRead;
        kestrel.Limits.MaxRequestHeaderCount = MostEntriesRead;
        kestrel.Limits.Http2.MaxRequestHeaderFieldSize = MostBytesRead;
    }

    public static void UseMetadataLimit(this IApplicationBuilder app) => app.Use((context, next) =>
        BytesOf(context.Request.Headers) <= MostBytes ? next(context) : Refuse(context));

    private static long BytesOf(IHeaderDictionary headers) => headers.Sum(header =>
        header.Value.Sum(value => (long)Encoding.UTF8.GetByteCount(header.Key) + Encoding.UTF8.GetByteCount(value ?? string.Empty)));

    private static Task Refuse(HttpContext context)
    {
        if (context.Request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) != true)
        {
            context.Response.StatusCode = StatusCodes.Status431RequestHeaderFieldsTooLarge;
            return Task.CompletedTask;
        }

        // A reply of trailers alone.
        context.Response.ContentType = "application/grpc";
        context.Response.Headers["grpc-status"] = ((int)StatusCode.ResourceExhausted).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["grpc-message"] = Description;
        return Task.CompletedTask;
    }
}
