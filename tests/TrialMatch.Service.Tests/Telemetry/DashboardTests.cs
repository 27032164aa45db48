using System.Net;
using System.Net.Http.Headers;
using System.Text;
using TrialMatch.Api.Access;
using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Service.Tests.Telemetry;

/// <summary>Orleans' dashboard, which shows everything, is for operators alone.</summary>
public sealed class DashboardTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http = new();

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task It_is_there_for_operators_alone_by_token_or_with_the_token_as_a_browsers_password()
    {
        var settings = ServerProcess.SettingsFor(_folder.Path);
        settings["TRIALMATCH_DASHBOARD"] = "on";
        await using var server = await ServerProcess.StartAsync(settings);
        var password = Convert.ToBase64String(Encoding.UTF8.GetBytes("anyone:" + TestLogin.Operator));
        var sponsor = TestLogin.TokenFor(new Grant(Role.Sponsor, "acme"));

        foreach (var path in (string[])["dashboard/", "dashboard/index.min.js", "dashboard/DashboardCounters", "Dashboard/ClusterStats"])
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, path, new("Bearer", TestLogin.Operator)));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, path, new("Basic", password)));
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(server, path, null));
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(server, path, new("Bearer", TestLogin.Operator + "x")));
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(server, path, new("Basic", "no base64")));
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(server, path, new("Bearer", sponsor)));
        }
    }

    [Fact]
    public async Task It_is_off_unless_it_is_asked_for()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path);

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(server, "dashboard/", new("Bearer", TestLogin.Operator)));
    }

    private async Task<HttpStatusCode> StatusAsync(ServerProcess server, string path, AuthenticationHeaderValue? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.HttpAddress, path)) { Headers = { Authorization = authorization } };
        using var reply = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return reply.StatusCode;
    }
}
