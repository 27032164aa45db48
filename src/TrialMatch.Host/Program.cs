using TrialMatch.Host;

// The container's entry point: settings come from the environment. People use the command line's "serve".
var data = Environment.GetEnvironmentVariable("TRIALMATCH_DATA") ?? Path.Combine(
    Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "trialmatch");
await using var server = await TrialMatchServer.StartAsync(new ServerOptions { DataDirectory = data });
await Console.Error.WriteLineAsync($"TrialMatch serves gRPC on {server.GrpcAddress} and health on {server.HttpAddress}health; data in {data}");
await server.WaitForShutdownAsync();
