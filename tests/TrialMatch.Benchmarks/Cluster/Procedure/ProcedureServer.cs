using System.Net;
using System.Text.Json;
using Grpc.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using TrialMatch.V1;

namespace TrialMatch.Benchmarks.Cluster.Procedure;

/// <summary>The procedures behind the same gRPC calls as the service has, in a process of its own, for as long as standard input is open.</summary>
internal static class ProcedureServer
{
    public const string Argument = "procedure-server";
    public const string ConnectionVariable = "TRIALMATCH_BENCHMARK_PROCEDURE";

    /// <param name="templates">A file: JSON of an array of <see cref="ProcedureTemplate"/>.</param>
    public static async Task<int> RunAsync(string templates)
    {
        var read = JsonSerializer.Deserialize<ProcedureTemplate[]>(await File.ReadAllTextAsync(templates))!;
        await using var source = ProcedureDatabase.Open(Environment.GetEnvironmentVariable(ConnectionVariable)!);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRouting();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(new ProcedureDatabase(source, read));
        await using var app = builder.Build();
        app.MapGrpcService<Studies>();
        app.MapGrpcService<Requests>();
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await Console.In.ReadToEndAsync();
        return 0;
    }

    private sealed class Studies(ProcedureDatabase database) : StudyService.StudyServiceBase
    {
        public override Task<Study> RegisterStudy(RegisterStudyRequest request, ServerCallContext context) => database.RegisterAsync(request);

        public override Task<Study> AcceptOffer(AcceptOfferRequest request, ServerCallContext context) => database.AcceptOfferAsync(request);
    }

    private sealed class Requests(ProcedureDatabase database) : RequestService.RequestServiceBase
    {
        public override Task<Study> AcceptRequest(AcceptRequestRequest request, ServerCallContext context) => database.AnswerAsync(request);
    }
}
