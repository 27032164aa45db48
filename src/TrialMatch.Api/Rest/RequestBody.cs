using System.Net.Http.Headers;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Http;
using TrialMatch.Api.Errors;

namespace TrialMatch.Api.Rest;

/// <summary>Reads the body of a REST request as its method's message, whole and to the letter.</summary>
internal static class RequestBody
{
    private const int BufferBytes = 16 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Judges the body and leaves it to be read again, with what the headers say.</summary>
    /// <returns>What is wrong with it; null if nothing is.</returns>
    public static async Task<Problem?> CheckAsync(HttpContext context, MessageDescriptor type, int maxBytes)
    {
        var request = context.Request;
        if (!IsJson(request.ContentType))
        {
            return Problem.Of(StatusCodes.Status415UnsupportedMediaType, "expected a body of the content type application/json, in UTF-8");
        }

        if (await ReadAsync(context, maxBytes) is not { } body)
        {
            return Problem.Of(StatusCodes.Status413PayloadTooLarge, $"expected a body of at most {maxBytes / 1024} KB");
        }

        try
        {
            var message = JsonParser.Default.Parse(Utf8.GetString(body), type);
            var problem = RequestHeaders.CopyInto(message, request.Headers);
            var read = RequestHeaders.IsAnyIn(request.Headers) ? Utf8.GetBytes(JsonFormatter.Default.Format(message)) : body;
            request.Body = new MemoryStream(read);
            return problem;
        }
        catch (Exception wrong) when (wrong is InvalidProtocolBufferException or InvalidJsonException or DecoderFallbackException)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, ApiErrors.NotAMessage(wrong));
        }
    }

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && string.Equals(type.MediaType, "application/json", StringComparison.OrdinalIgnoreCase)
        && (type.CharSet is null || string.Equals(type.CharSet.Trim('"'), "utf-8", StringComparison.OrdinalIgnoreCase));

    /// <returns>The whole body; null if it is larger than is taken.</returns>
    private static async Task<byte[]?> ReadAsync(HttpContext context, int maxBytes)
    {
        if (context.Request.ContentLength > maxBytes)
        {
            return null;
        }

        using var body = new MemoryStream();
        var buffer = new byte[BufferBytes];
        while (await context.Request.Body.ReadAsync(buffer, context.RequestAborted) is > 0 and var read)
        {
            if (body.Length + read > maxBytes)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
