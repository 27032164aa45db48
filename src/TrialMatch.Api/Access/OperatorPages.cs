using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using TrialMatch.Api.Access.Identity;

namespace TrialMatch.Api.Access;

/// <summary>Pages of others' making that show everything: to operators, on the machine that serves them, and to nobody else.</summary>
public static class OperatorPages
{
    /// <summary>Where they are on the port of health.</summary>
    public const string Path = "/dashboard";

    private const string Challenge = "Basic realm=\"TrialMatch, for operators: any name, and a token as the password\", charset=\"UTF-8\"";

    /// <summary>
    /// Refuses whatever is asked for below <see cref="Path"/>, unless an operator asks for it from this machine.
    /// </summary>
    /// <param name="contentRules">The Content-Security-Policy of the pages.</param>
    public static void UseOperatorsAlone(this IApplicationBuilder app, string contentRules) => app.Use(async (context, next) =>
    {
        if (!Contain(context.Request))
        {
            await next(context);
        }
        else if (context.Connection.RemoteIpAddress is not { } caller || !IPAddress.IsLoopback(caller))
        {
            // The port has no TLS, and a token is not to cross a network without it.
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (await IsOperatorAsync(context) is not { } isOperator)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers.WWWAuthenticate = Challenge;
        }
        else if (!isOperator)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else
        {
            context.Response.Headers.ContentSecurityPolicy = contentRules;
            await next(context);
        }
    });

    /// <summary>Whether a request is for these pages.</summary>
    internal static bool Contain(HttpRequest request) => request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase);

    /// <returns>Null if the request has no token that is accepted.</returns>
    private static async Task<bool?> IsOperatorAsync(HttpContext context) =>
        (await context.RequestServices.GetRequiredService<CallAuthentication>().AuthenticateAsync(context))?.IsOperator;
}
