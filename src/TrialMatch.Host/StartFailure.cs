using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using TrialMatch.Storage;

namespace TrialMatch.Host;

/// <summary>What a start that failed means to whoever asked for it.</summary>
internal static class StartFailure
{
    /// <summary>The failure to report in place of one; null where it says all.</summary>
    /// <param name="wasAskedToEnd">The start was cancelled because the process was asked to end.</param>
    public static IOException? InPlaceOf(Exception failure, ServerOptions options, bool wasAskedToEnd) => failure switch
    {
        OperationCanceledException when !wasAskedToEnd =>
            new IOException($"the start was given up, as what it needs did not answer in time: {failure.Message}", failure),

        // Callers need not know which store the server uses.
        StorageUnavailableException or OptionsValidationException => new IOException(failure.Message, failure),
        IOException { InnerException: AddressInUseException } or SocketException => PortFault(options) ?? new IOException(failure.Message, failure),
        _ => null,
    };

    private static IOException? PortFault(ServerOptions options)
    {
        try
        {
            FreePort.Require(IPAddress.Loopback, options.GrpcPort, options.SettingNames.GrpcPort);
            FreePort.Require(IPAddress.Loopback, options.HttpPort, options.SettingNames.HttpPort);
            return null;
        }
        catch (IOException fault)
        {
            return fault;
        }
    }
}
