using TrialMatch.Cli.Errors;
using TrialMatch.Host;

namespace TrialMatch.Cli.Embedded;

/// <summary>Starts a server in this process; reports a failure to start in one line.</summary>
internal static class EmbeddedServer
{
    /// <exception cref="CommandException">A port is taken, the data folder is in use or unusable, or the network file is wrong.</exception>
    public static async Task<TrialMatchServer> StartAsync(ServerOptions options, CancellationToken cancellation)
    {
        try
        {
            return await TrialMatchServer.StartAsync(options, cancellation);
        }
        catch (InvalidDataException wrong)
        {
            throw new CommandException(ExitCodes.BadInput, wrong.Message, wrong);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or FormatException)
        {
            throw new CommandException(ExitCodes.BadInput, $"the server cannot start: {failure.Message}", failure);
        }
    }
}
