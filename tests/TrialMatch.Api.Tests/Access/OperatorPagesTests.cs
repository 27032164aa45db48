using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using TrialMatch.Api.Access;

namespace TrialMatch.Api.Tests.Access;

public sealed class OperatorPagesTests
{
    [Theory]
    [InlineData("10.0.0.7", "/dashboard", 404)]
    [InlineData("10.0.0.7", "/DASHBOARD/Trace", 404)]
    [InlineData(null, "/dashboard", 404)]
    [InlineData("10.0.0.7", "/health", 200)]
    [InlineData("10.0.0.7", "/dashboards", 200)]
    public async Task Who_asks_from_another_machine_finds_nothing_there(string? from, string path, int expectedStatus)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        var app = new ApplicationBuilder(services);
        app.UseOperatorsAlone("default-src 'self'");
        app.Run(context =>
        {
            context.Response.StatusCode = StatusCodes.Status200OK;
            return Task.CompletedTask;
        });
        var request = new DefaultHttpContext { RequestServices = services, Request = { Path = path }, Connection = { RemoteIpAddress = from is null ? null : IPAddress.Parse(from) } };

        await app.Build()(request);

        Assert.Equal(expectedStatus, request.Response.StatusCode);
    }
}
