using System.Net;
using System.Reflection;
using System.Text;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using TrialMatch.Api.Access;
using TrialMatch.Api.Access.Identity;
using TrialMatch.Api.Access.Local;
using TrialMatch.Domain.Planning;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Stores;
using TrialMatch.V1;

namespace TrialMatch.Api.Tests.Errors;

/// <summary>What a caller sees of a fault of ours, over a real connection to the real services, whose grains and lists all fail.</summary>
public sealed class FaultTests
{
    private const string Secret = "Host=db;Password=hunter2";

    [Fact]
    public async Task A_fault_of_ours_tells_its_caller_nothing_of_where_it_was_and_why()
    {
        using var folder = new TemporaryFolder();
        await using var app = await StartAsync(folder.Path);
        using var channel = GrpcChannel.ForAddress(app.Urls.First());
        var headers = new Metadata { { "authorization", "Bearer " + Token(folder.Path) } };
        var options = new CallOptions(headers, DateTime.UtcNow.AddSeconds(30), TestContext.Current.CancellationToken);

        var studies = new StudyService.StudyServiceClient(channel);
        AssertTellsNothing(await FailureOfAsync(async () => await studies.GetStudyAsync(new GetStudyRequest { Name = "studies/some" }, options)));
        AssertTellsNothing(await FailureOfAsync(async () => await studies.ListStudiesAsync(new ListStudiesRequest(), options)));
        using var watch = studies.WatchStudy(new WatchStudyRequest { Name = "studies/some" }, options);
        AssertTellsNothing(await FailureOfAsync(() => watch.ResponseStream.MoveNext(TestContext.Current.CancellationToken)));
    }

    private static void AssertTellsNothing(RpcException failure)
    {
        Assert.Equal(new Status(StatusCode.Internal, "the service failed; its log has the details"), failure.Status);
        var trailers = string.Join('\n', failure.Trailers.Select(entry => entry.IsBinary ? Convert.ToHexString(entry.ValueBytes) : entry.Value));
        Assert.DoesNotContain(Secret, trailers, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexString(Encoding.UTF8.GetBytes(Secret)), trailers, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", trailers, StringComparison.Ordinal);
    }

    private static async Task<RpcException> FailureOfAsync(Func<Task> call) => await Assert.ThrowsAsync<RpcException>(call);

    private static string Token(string folder)
    {
        using var key = LocalKey.OpenOrMake(folder);
        return key.Mint([new Grant(Role.Operator, string.Empty)], TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(5));
    }

    private static async Task<WebApplication> StartAsync(string folder)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRouting();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddTrialMatchApi(new IdentityOptions { LocalFolder = folder });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(NetworkSeed.Load());
        foreach (var part in new[] { typeof(IGrainFactory), typeof(IStudyRegistry), typeof(IFeed), typeof(IStoreHealth) })
        {
            builder.Services.AddSingleton(part, Failing(part));
        }

        var app = builder.Build();
        app.MapTrialMatchApi(isRestOverTlsAlone: false);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static object Failing(Type part) =>
        typeof(DispatchProxy).GetMethod(nameof(DispatchProxy.Create), 2, [])!.MakeGenericMethod(part, typeof(Fails)).Invoke(null, null)!;

    /// <summary>
    /// Stands in for anything: what it is asked for stands in too, and whatever is to be done throws what no caller is to see. The store
    /// is in no trouble: the fault is of the program.
    /// </summary>
    public class Fails : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod switch
        {
            { ReturnType.IsInterface: true } => Failing(targetMethod.ReturnType),
            { Name: "get_" + nameof(IStoreHealth.Trouble) } => null,
            _ => throw new InvalidOperationException(Secret),
        };
    }
}
