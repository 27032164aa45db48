using System.Net.Http.Headers;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.AspNetCore.Http;
using TrialMatch.Api.Errors;
using TrialMatch.Api.Load;

namespace TrialMatch.Api.Rest;

/// <summary>
/// Refuses a REST request whose body or query says what its method does not know, or in a form that it cannot have. Transcoding would pass
/// over a field that it does not know, so that a misspelt filter showed everything.
/// </summary>
internal static class RequestCheck
{
    private const int BufferBytes = 16 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void UseRequestCheck(this IApplicationBuilder app, LimitOptions limits) => app.Use((context, next) =>
        context.GetEndpoint()?.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>() is { } method
            ? CheckAsync(context, next, method, limits.RequestKilobytes * 1024)
            : next(context));

    private static async Task CheckAsync(HttpContext context, RequestDelegate next, GrpcJsonTranscodingMetadata method, int maxBytes)
    {
        var problem = QueryCheck.Find(context.Request.Query, method.MethodDescriptor.InputType, method.HttpRule)
            ?? await CheckBodyAsync(context, method, maxBytes);
        await (problem is null ? next(context) : problem.WriteAsync(context.Response));
    }

    private static async Task<Problem?> CheckBodyAsync(HttpContext context, GrpcJsonTranscodingMetadata method, int maxBytes)
    {
        if (method.HttpRule.Body.Length == 0)
        {
            return null;
        }

        if (!IsJson(context.Request.ContentType))
        {
            return Problem.Of(StatusCodes.Status415UnsupportedMediaType, "expected a body of the content type application/json, in UTF-8");
        }

        if (await ReadAsync(context, maxBytes) is not { } body)
        {
            return Problem.Of(StatusCodes.Status413PayloadTooLarge, $"expected a body of at most {maxBytes / 1024} KB");
        }

        context.Request.Body = body;
        return WrongIn(body, method.MethodDescriptor.InputType);
    }

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && string.Equals(type.MediaType, "application/json", StringComparison.OrdinalIgnoreCase)
        && (type.CharSet is null || string.Equals(type.CharSet.Trim('"'), "utf-8", StringComparison.OrdinalIgnoreCase));

    /// <returns>The whole body; null if it is larger than is taken.</returns>
    private static async Task<MemoryStream?> ReadAsync(HttpContext context, int maxBytes)
    {
        if (context.Request.ContentLength > maxBytes)
        {
            return null;
        }

        var body = new MemoryStream();
        context.Response.RegisterForDispose(body);
        var buffer = new byte[BufferBytes];
        while (await context.Request.Body.ReadAsync(buffer, context.RequestAborted) is > 0 and var read)
        {
            if (body.Length + read > maxBytes)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        body.Position = 0;
        return body;
    }

    private static Problem? WrongIn(MemoryStream body, MessageDescriptor type)
    {
        try
        {
            JsonParser.Default.Parse(Utf8.GetString(body.GetBuffer(), 0, (int)body.Length), type);
            return null;
        }
        catch (Exception wrong) when (wrong is InvalidProtocolBufferException or InvalidJsonException or DecoderFallbackException)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, ApiErrors.NotAMessage(wrong));
        }
    }
}
