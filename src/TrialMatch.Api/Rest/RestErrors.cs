using System.Globalization;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using TrialMatch.Api.Rest.OpenApi;
using Status = Google.Rpc.Status;

namespace TrialMatch.Api.Rest;

/// <summary>Answers every refused or failed REST request with a <see cref="Problem"/>, also where no method was reached.</summary>
internal static class RestErrors
{
    /// <summary>What errors carry as details.</summary>
    public static readonly TypeRegistry Details =
        TypeRegistry.FromMessages(ErrorInfo.Descriptor, BadRequest.Descriptor, ResourceInfo.Descriptor, RetryInfo.Descriptor);

    private static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithTypeRegistry(Details));

    public static void UseRestErrors(this IApplicationBuilder app, bool isOverTlsAlone) => app.Use((context, next) =>
    {
        if (!RestPaths.IsRest(context.Request))
        {
            return next(context);
        }

        return isOverTlsAlone && !context.Request.IsHttps
            ? Problem.Of(StatusCodes.Status403Forbidden, "expected HTTPS: the API is served on the port of gRPC").WriteAsync(context.Response)
            : AnswerAsync(context, next);
    });

    private static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        var response = context.Response;
        var body = response.Body;
        await using var held = new HeldBackErrors(response, body);
        response.Body = held;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = body;
        }

        if (HeldBackErrors.IsErrorOfAnotherForm(response))
        {
            await WriteAsync(context, held.Held);
        }
    }

    private static Task WriteAsync(HttpContext context, ReadOnlySpan<byte> held)
    {
        var response = context.Response;
        response.ContentLength = null;
        if (response.StatusCode == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        if (held.IsEmpty)
        {
            return Problem.Of(response.StatusCode, DetailOf(context)).WriteAsync(response);
        }

        var status = Parser.Parse<Status>(Encoding.UTF8.GetString(held));
        if (status.GetDetail<RetryInfo>() is { RetryDelay: { } delay })
        {
            response.Headers.RetryAfter = Math.Ceiling(delay.ToTimeSpan().TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        return Problem.Of(HttpStatusOf(status, context), status).WriteAsync(response);
    }

    /// <summary>What came with a precondition and does not meet it is said so, in HTTP's way.</summary>
    private static int HttpStatusOf(Status status, HttpContext context) =>
        context.Request.Headers.ContainsKey(RequestHeaders.IfMatch) && status.GetDetail<ErrorInfo>()?.Reason == "ETAG_MISMATCH"
            ? StatusCodes.Status412PreconditionFailed
            : context.Response.StatusCode;

    private static string DetailOf(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed =>
            $"the API has no {context.Request.Method} {context.Request.Path}; {OpenApiPage.Path} lists what it has",
        StatusCodes.Status431RequestHeaderFieldsTooLarge => "expected at most 32 KB of headers",
        var status => $"the request was refused with HTTP {status}",
    };
}
