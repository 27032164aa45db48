using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using TrialMatch.Cli.Tests.Harness;

namespace TrialMatch.Cli.Tests.Commands;

public sealed class ServeCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.Made();

    [Fact]
    public async Task A_server_says_where_it_serves_answers_and_ends_cleanly_when_asked()
    {
        using var process = Trialmatch.Start("serve", "--data", _folder.File("data"), "--grpc-port", "0", "--http-port", "0", "--output", "json");
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        try
        {
            var address = await ReadAddressAsync(process, "grpcAddress");

            var tokenFile = _folder.File("login.json");
            (await Trialmatch.RunAsync("login", "--as", "operator", "--data", _folder.File("data"), "--token-file", tokenFile)).ShouldSay();
            (await Trialmatch.RunAsync("centres", "--server", address, "--token-file", tokenFile)).ShouldSay("NorTrials Cancer");

            await process.AskToEndAsync();
            Assert.True(process.ExitCode == 0, $"exit code {process.ExitCode}: {await errors}");
        }
        finally
        {
            process.Kill();
        }
    }

    [Fact]
    public async Task A_data_folder_belongs_to_one_server_at_a_time()
    {
        using var first = Trialmatch.Start("serve", "--data", _folder.File("data"), "--grpc-port", "0", "--http-port", "0", "--output", "json");
        try
        {
            await ReadAddressAsync(first, "grpcAddress");

            var second = await Trialmatch.RunAsync("serve", "--data", _folder.File("data"), "--grpc-port", "0", "--http-port", "0");

            second.ShouldBeRefused(2, "the server cannot start: ", $"'{_folder.File("data")}' is in use", "a folder of its own with --data");
        }
        finally
        {
            first.Kill();
        }
    }

    [Fact]
    public async Task A_data_file_that_is_damaged_or_empty_where_data_was_is_said_in_one_line_with_what_to_do()
    {
        using (var first = Trialmatch.Start("serve", "--data", _folder.File("data"), "--grpc-port", "0", "--http-port", "0", "--output", "json"))
        {
            // Health is a durable write: the first thing that can be lost.
            using var http = new HttpClient();
            await http.GetAsync(new Uri(await ReadAddressAsync(first, "healthAddress")), TestContext.Current.CancellationToken);
            await first.AskToEndAsync();
        }

        var database = Path.Combine(_folder.File("data"), "trialmatch.db");
        await File.WriteAllTextAsync(database, new string('?', 10_000), TestContext.Current.CancellationToken);
        var damaged = await Trialmatch.RunAsync("serve", "--data", _folder.File("data"), "--grpc-port", "0", "--http-port", "0");
        damaged.ShouldBeRefused(2, "the server cannot start: ", $"'{database}'", "damaged", "the newest backup");

        await File.WriteAllBytesAsync(database, [], TestContext.Current.CancellationToken);
        var empty = await Trialmatch.RunAsync("serve", "--data", _folder.File("data"), "--grpc-port", "0", "--http-port", "0");
        empty.ShouldBeRefused(2, "the server cannot start: ", $"'{database}'", "empty", "--accept-data-loss");
    }

    [Fact]
    public async Task A_taken_port_is_named()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        var finished = await Trialmatch.RunAsync("serve", "--data", _folder.File("data"), "--grpc-port", port, "--http-port", "0");

        Assert.Equal(2, finished.ExitCode);
        Assert.Empty(finished.Output);
        Assert.Matches($@"\ntrialmatch: the server cannot start: --grpc-port: nothing can listen on port {port} ", finished.Error);
        Assert.DoesNotContain("   at ", finished.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_is_a_file_is_refused() =>
        (await Trialmatch.RunAsync("serve", "--data", _folder.Write("file", "x"), "--grpc-port", "0", "--http-port", "0"))
            .ShouldBeRefused(2, "the server cannot start: ", "is a file");

    [Fact]
    public async Task An_account_without_a_folder_for_local_data_gets_the_documented_one()
    {
        using var process = Trialmatch.Start(
            Path.GetTempPath(), ["serve", "--grpc-port", "0", "--http-port", "0", "--output", "json"], ("HOME", _folder.Path), ("XDG_DATA_HOME", null));
        try
        {
            var folder = await ReadAddressAsync(process, "dataDirectory");

            Assert.Equal(_folder.File(Path.Combine(".local", "share", "trialmatch")), folder);
            Assert.True(File.Exists(Path.Combine(folder, "trialmatch.db")));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_wrong_notices_file_is_named()
    {
        var file = _folder.Write("notices.json", "[]");

        (await Trialmatch.RunAsync("serve", "--data", _folder.File("data"), "--notices", file, "--grpc-port", "0", "--http-port", "0"))
            .ShouldBeRefused(2, file);
    }

    [Fact]
    public async Task A_missing_network_file_is_named() =>
        (await Trialmatch.RunAsync("serve", "--data", _folder.File("data"), "--network", "/no/network.json", "--grpc-port", "0", "--http-port", "0"))
            .ShouldBeRefused(2, "/no/network.json");

    [Fact]
    public async Task A_wrong_network_file_is_named()
    {
        var file = _folder.Write("network.json", "{}");

        (await Trialmatch.RunAsync("serve", "--data", _folder.File("data"), "--network", file, "--grpc-port", "0", "--http-port", "0"))
            .ShouldBeRefused(2, file);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<string> ReadAddressAsync(Process process, string name)
    {
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.NotNull(line);
        return JsonDocument.Parse(line).RootElement.GetProperty(name).GetString()!;
    }
}
