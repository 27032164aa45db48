using System.CommandLine;
using System.Text.Json;
using TrialMatch.Cli.Embedded;
using TrialMatch.Cli.Errors;
using TrialMatch.Domain.Regions;
using TrialMatch.Host;

namespace TrialMatch.Cli.Commands;

/// <summary>Runs the server until it is asked to stop.</summary>
internal static class ServeCommand
{
    private const int MaxPort = 65_535;

    private static readonly Option<string> Data = new("--data")
    {
        Description = "Folder that holds everything; made when missing, used by one server at a time.",
        HelpName = "DIR",
        DefaultValueFactory = _ => ServerOptions.DefaultDataDirectory,
    };

    private static readonly Option<long?> AcceptDataLoss = new("--accept-data-loss")
    {
        Description = "Start although commits up to this one are lost; the refusal to start names it.",
        HelpName = "N",
    };

    private static readonly Option<int> GrpcPort = new("--grpc-port")
    {
        Description = "Loopback port for gRPC; 0 takes a free one.",
        HelpName = "N",
        DefaultValueFactory = _ => ServerOptions.DefaultGrpcPort,
        CustomParser = Parsing.WholeNumber(0, MaxPort),
    };

    private static readonly Option<int> HttpPort = new("--http-port")
    {
        Description = "Loopback port for health; 0 takes a free one.",
        HelpName = "N",
        DefaultValueFactory = _ => ServerOptions.DefaultHttpPort,
        CustomParser = Parsing.WholeNumber(0, MaxPort),
    };

    private static readonly Option<string> Network = new("--network")
    {
        Description = "A network file to use in place of the built-in one.",
        HelpName = "FILE",
    };

    private static readonly Option<string> Notices = new("--notices")
    {
        Description = "A file of settings for e-mail notices; none are sent without it. A password is read from TRIALMATCH_SMTP_PASSWORD.",
        HelpName = "FILE",
    };

    public static Command Build() => Session.For(
        new Command("serve", "Run the server on this machine's loopback until Ctrl-C. TRIALMATCH_REGIONAL_… in the environment set the regional balance; 'regions' shows it.") { Data, AcceptDataLoss, GrpcPort, HttpPort, Network, Notices }, RunAsync);

    private static async Task RunAsync(Session session)
    {
        var options = new ServerOptions
        {
            DataDirectory = session.Required(Data),
            AcceptDataLoss = session.Value(AcceptDataLoss),
            SettingNames = new SettingNames(Data.Name, AcceptDataLoss.Name, GrpcPort.Name, HttpPort.Name),
            GrpcPort = session.Value(GrpcPort),
            HttpPort = session.Value(HttpPort),
            NetworkFile = session.Value(Network),
            NoticesFile = session.Value(Notices),
            SmtpPassword = Environment.GetEnvironmentVariable("TRIALMATCH_SMTP_PASSWORD"),
            Regional = Regional(),
        };
        await using var server = await EmbeddedServer.StartAsync(options, session.Cancellation);
        Announce(session, server, Path.GetFullPath(options.DataDirectory));
        await UntilAskedToEndAsync(server, session.Cancellation);
    }

    private static RegionalRules Regional()
    {
        try
        {
            KnownSettings.RefuseOthers(Environment.GetEnvironmentVariables());
            return RegionalSettings.Read(Environment.GetEnvironmentVariable);
        }
        catch (FormatException wrong)
        {
            throw CommandException.BadInput(wrong.Message);
        }
    }

    /// <summary>Prints the server's addresses to standard output once it accepts calls.</summary>
    public static void Announce(Session session, TrialMatchServer server, string dataDirectory)
    {
        if (session.IsJson)
        {
            session.Terminal.StandardOutput.WriteLine(JsonSerializer.Serialize(new
            {
                grpcAddress = Text(server.GrpcAddress),
                healthAddress = Text(server.HttpAddress) + "/health",
                dataDirectory,
            }));
            return;
        }

        session.Terminal.Line($"gRPC     {Text(server.GrpcAddress)}");
        session.Terminal.Line($"health   {Text(server.HttpAddress)}/health");
        session.Terminal.Line($"data     {dataDirectory}");
        session.Terminal.ToCopy("log in  ", Login.CommandFor("operator", dataDirectory));
        session.Terminal.Line("Ctrl-C ends the server.");
    }

    /// <summary>Ctrl-C and SIGTERM are the normal ways to stop a server.</summary>
    public static async Task UntilAskedToEndAsync(TrialMatchServer server, CancellationToken cancellation)
    {
        try
        {
            await server.WaitForShutdownAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            // Asked to stop.
        }
    }

    private static string Text(Uri address) => address.ToString().TrimEnd('/');
}
