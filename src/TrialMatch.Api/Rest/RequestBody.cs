using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.AspNetCore.Http;
using TrialMatch.Api.Errors;

namespace TrialMatch.Api.Rest;

/// <summary>Reads the body of a REST request as its method's message, whole and to the letter.</summary>
internal static class RequestBody
{
    private const string Json = "application/json";
    private const int BufferBytes = 16 * 1024;

    private static readonly JsonDocumentOptions OnceEach = new() { AllowDuplicateProperties = false };

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Judges the body and leaves it to be read again, with what the headers say.</summary>
    /// <returns>What is wrong with it; null if nothing is.</returns>
    public static async Task<Problem?> CheckAsync(HttpContext context, GrpcJsonTranscodingMetadata method, int maxBytes)
    {
        var (request, type) = (context.Request, method.MethodDescriptor.InputType);
        if (!IsJson(request.ContentType))
        {
            return Problem.Of(StatusCodes.Status415UnsupportedMediaType, "expected a body of the content type application/json, in UTF-8");
        }

        // Transcoding does not know that a charset may stand in quotes.
        request.ContentType = Json;

        if (await ReadAsync(context, maxBytes) is not { } body)
        {
            return Problem.Of(StatusCodes.Status413PayloadTooLarge, $"expected a body of at most {maxBytes / 1024} KB");
        }

        try
        {
            var text = Utf8.GetString(body);
            var message = JsonParser.Default.Parse(text, type);
            if (BodyCheck.Find(JsonNode.Parse(text, documentOptions: OnceEach)!.AsObject(), message, method.HttpRule, request.Path).ToList() is { Count: > 0 } violations)
            {
                return Problem.Of(StatusCodes.Status400BadRequest, ApiErrors.Invalid(violations));
            }

            var problem = RequestHeaders.CopyInto(message, request.Headers);

            // Transcoding takes less than was taken here, such as no whole numbers in text.
            request.Body = new MemoryStream(Utf8.GetBytes(JsonFormatter.Default.Format(message)));
            return problem;
        }
        catch (Exception wrong) when (wrong is InvalidProtocolBufferException or InvalidJsonException or JsonException or DecoderFallbackException)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, ApiErrors.NotAMessage(wrong));
        }
    }

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && string.Equals(type.MediaType, Json, StringComparison.OrdinalIgnoreCase)
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
