using System.Globalization;
using System.Net;
using Grpc.Health.V1;
using TrialMatch.Service.Tests.Postgres;

namespace TrialMatch.Service.Tests.Server;

[Collection(SharedServer.Name)]
public sealed class HealthTests(RunningServer server) : ServiceTests(server)
{
    [Fact]
    public async Task The_health_service_says_serving()
    {
        var health = await new Health.HealthClient(Client.Invoker).CheckAsync(new HealthCheckRequest(), ApiClient.Options);
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, health.Status);
    }

    [Fact]
    public async Task Health_over_HTTP_is_200()
    {
        using var http = new HttpClient();
        var health = await http.GetAsync(new Uri(Server.Process.HttpAddress, "health"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.Equal("Healthy", await health.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_executable_asks_a_server_that_runs_and_ends_with_0_if_it_is_ready()
    {
        var settings = ServerProcess.SettingsFor(dataFolder: "");
        settings["TRIALMATCH_HTTP_PORT"] = Server.Process.HttpAddress.Port.ToString(CultureInfo.InvariantCulture);
        await using var question = ServerProcess.Launch(settings, "health");

        Assert.Equal(0, await question.ExitAsync());
    }

    [Fact]
    public async Task The_executable_that_asks_where_no_server_runs_says_so_and_ends_with_1()
    {
        var settings = ServerProcess.SettingsFor(dataFolder: "");
        settings["TRIALMATCH_HTTP_PORT"] = PostgresSettings.FreePort().ToString(CultureInfo.InvariantCulture);
        await using var question = ServerProcess.Launch(settings, "health");

        Assert.Equal(1, await question.ExitAsync());
        Assert.Contains($"TrialMatch cannot ask: no server answers at http://127.0.0.1:{settings["TRIALMATCH_HTTP_PORT"]}/health", question.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_over_HTTP_that_names_a_foreign_host_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Server.Process.HttpAddress, "health"));
        Assert.Equal(HttpStatusCode.BadRequest, await SendToForeignHostAsync(request));
    }

    [Fact]
    public async Task A_call_over_gRPC_that_names_a_foreign_host_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Server.Process.GrpcAddress, "trialmatch.v1.NetworkService/ListCentres"));
        request.Version = HttpVersion.Version20;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        request.Content = new ByteArrayContent([0, 0, 0, 0, 0]);
        request.Content.Headers.ContentType = new("application/grpc");
        Assert.Equal(HttpStatusCode.BadRequest, await SendToForeignHostAsync(request));
    }

    private static async Task<HttpStatusCode> SendToForeignHostAsync(HttpRequestMessage request)
    {
        using var http = new HttpClient();
        request.Headers.Host = "attacker.example";
        return (await http.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode;
    }
}
