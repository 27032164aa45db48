using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace TrialMatch.Api.Rest.OpenApi;

/// <summary>Serves the document, made when it is first asked for. It needs no token: it says what the protos say, and nothing of what is stored.</summary>
internal static class OpenApiPage
{
    public const string Path = "/openapi/v1.json";

    private static readonly Lazy<byte[]> Document = new(OpenApiDocument.Write);

    public static void MapOpenApi(this WebApplication app) => app.MapGet(Path, WriteAsync);

    private static async Task WriteAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(Document.Value, context.RequestAborted);
    }
}
