using TrialMatch.Host;
using TrialMatch.Storage;

// The container's entry point, configured by the environment. On a command line, use "serve". "migrate" brings a database
// to this program's schema, "backup FILE" copies the embedded store, "export FILE" and "import FILE" move everything to another
// profile, "health" asks the server that runs; all of these then end.
const int Stopped = 0;
const int Failed = 1;
var task = "start";

if (HostArguments.AskForHelp(args))
{
    await Console.Out.WriteLineAsync(HostArguments.Help);
    return Stopped;
}

try
{
    KnownSettings.RefuseOthers(Environment.GetEnvironmentVariables());
    var arguments = HostArguments.Read(args);
    var options = EnvironmentSettings.Read(Environment.GetEnvironmentVariable, arguments.Profile, arguments.Role);
    switch (arguments.Command)
    {
        case HostCommand.Migrate:
            await Migration.RunAsync(options);
            return Stopped;
        case HostCommand.Backup:
            task = "back up";
            await Backup.RunAsync(options, arguments.File!);
            return Stopped;
        case HostCommand.Export:
            task = "export";
            await Transfer.ExportAsync(options, arguments.File!);
            return Stopped;
        case HostCommand.Import:
            task = "import";
            await Transfer.ImportAsync(options, arguments.File!);
            return Stopped;
        case HostCommand.Rebuild:
            task = "rebuild";
            await Rebuild.RunAsync(options);
            return Stopped;
        case HostCommand.Health:
            task = "ask";
            return await HealthQuestion.AskAsync(options) ? Stopped : Failed;
    }

    await using var server = await TrialMatchServer.StartAsync(options);
    await Console.Error.WriteLineAsync(
        $"TrialMatch serves {(options.Role == ServerRole.Silo ? "gateways" : $"gRPC on {server.GrpcAddress}")} and health on {server.HttpAddress}health; "
        + $"data in {options.Place}");
    await server.WaitForShutdownAsync();
    return Stopped;
}
catch (OperationCanceledException)
{
    // Asked to end before it had started, as a gateway is that waits for a silo.
    return Stopped;
}
catch (Exception failure) when (failure is IOException or InvalidDataException or StorageUnavailableException or FormatException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync($"TrialMatch cannot {task}: {failure.Message}");
    return Failed;
}
