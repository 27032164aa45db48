using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TrialMatch.Api.Health;

/// <summary>Writes the reply of "/health": the status and its reasons.</summary>
internal static class HealthPage
{
    public static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain";
        var reasons = report.Entries.Values.Select(entry => entry.Description).OfType<string>();
        return context.Response.WriteAsync(string.Join(": ", [report.Status.ToString(), .. reasons]), context.RequestAborted);
    }
}
