using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TrialMatch.Api.Access.Identity;

namespace TrialMatch.Api.Tests.Access;

/// <summary>The methods that a server with the API answers, as its routes name them.</summary>
internal static class ServedMethods
{
    public static IReadOnlyList<string> All()
    {
        using var folder = new TemporaryFolder();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRouting();
        builder.WebHost.UseKestrelCore();
        builder.Services.AddTrialMatchApi(new IdentityOptions { LocalFolder = folder.Path });
        using var app = builder.Build();
        app.MapTrialMatchApi(isRestOverTlsAlone: false);
        return [.. ((IEndpointRouteBuilder)app).DataSources
            .SelectMany(source => source.Endpoints)
            .Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>())
            .OfType<GrpcMethodMetadata>()
            .Select(served => served.Method.FullName)
            .Distinct()
            .Order(StringComparer.Ordinal)];
    }
}
