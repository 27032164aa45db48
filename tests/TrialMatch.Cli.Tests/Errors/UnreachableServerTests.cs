using System.Net;
using System.Net.Sockets;
using TrialMatch.Cli.Tests.Harness;

namespace TrialMatch.Cli.Tests.Errors;

[Collection(ServerCollection.Name)]
public sealed class UnreachableServerTests(RunningServer server)
{
    [Fact]
    public async Task Nobody_listening_is_exit_code_4_and_the_address_is_named()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://{listener.LocalEndpoint}";
        listener.Stop();

        (await InThisProcess.RunAsync("list", "--server", address)).ShouldBeRefused(4, address, "trialmatch serve");
    }

    [Fact]
    public async Task A_host_that_does_not_exist_is_exit_code_4() =>
        (await InThisProcess.RunAsync("list", "--server", "http://trialmatch.invalid:5081")).ShouldBeRefused(4, "trialmatch.invalid");

    [Fact]
    public async Task The_health_port_in_place_of_the_grpc_port_is_exit_code_4() =>
        (await InThisProcess.RunAsync("list", "--server", server.HealthAddress)).ShouldBeRefused(4, server.HealthAddress);

    [Fact]
    public async Task A_server_that_does_not_answer_is_given_up_after_the_timeout()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();

        (await InThisProcess.RunAsync("list", "--timeout", "1", "--server", $"http://{silent.LocalEndpoint}")).ShouldBeRefused(4, "in time");
    }

    [Fact]
    public async Task A_registration_that_may_have_been_done_says_how_to_repeat_it()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();

        var finished = await InThisProcess.RunAsync(
            "sponsor", "register", "acme", "--name", "Acme", "--request-id", "r-17", "--timeout", "1", "--server", $"http://{silent.LocalEndpoint}");

        finished.ShouldBeRefused(4, "repeat with --request-id r-17");
    }
}
