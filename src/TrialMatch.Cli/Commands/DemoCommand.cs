using System.CommandLine;
using Microsoft.Extensions.Logging;
using TrialMatch.Cli.Embedded;
using TrialMatch.Cli.Output;
using TrialMatch.Cli.Server;
using TrialMatch.Host;
using TrialMatch.Registries.Samples;

namespace TrialMatch.Cli.Commands;

/// <summary>Shows the whole job on the project's own sample records, with a server of its own that leaves nothing behind.</summary>
internal static class DemoCommand
{
    private static readonly Option<bool> Keep = new("--keep")
    {
        Description = "Keep the server up, and its data folder afterwards, to look around with the other commands.",
    };

    public static Command Build(Terminal terminal) => Session.For(
        new Command("demo", "Start a server with an empty data folder, place sample studies and show where they go, and why.") { Keep },
        terminal,
        RunAsync);

    private static async Task RunAsync(Session session)
    {
        var keeps = session.Value(Keep);
        var folder = Directory.CreateTempSubdirectory("trialmatch-demo-");
        try
        {
            await RunAsync(session, folder.FullName, keeps);
        }
        finally
        {
            if (!keeps)
            {
                folder.Delete(recursive: true);
            }
        }
    }

    private static async Task RunAsync(Session session, string folder, bool keeps)
    {
        var options = new ServerOptions { DataDirectory = folder, GrpcPort = 0, HttpPort = 0, LogLevel = LogLevel.Warning };
        await using var server = await session.Terminal.ProgressAsync(
            "Starting a server on free ports with an empty data folder…", () => EmbeddedServer.StartAsync(options, session.Cancellation));
        using var connection = new ServerConnection(server.GrpcAddress, session.Timeout, session.Cancellation);
        await PlaceAllAsync(session, connection);
        if (keeps)
        {
            ServeCommand.Announce(session, server, folder);
            await ServeCommand.UntilAskedToEndAsync(server, session.Cancellation);
        }
    }

    private static async Task PlaceAllAsync(Session session, ServerConnection server)
    {
        var centres = await CentreDirectory.LoadAsync(server);
        var samples = SampleRecords.All;
        var placed = new List<PlacedSample>();
        foreach (var sample in samples)
        {
            var done = await session.Terminal.ProgressAsync(
                Figures.Format($"[{placed.Count + 1}/{samples.Length}] {sample.Name}: importing the record, registering sponsor and study…"),
                () => SamplePlacement.PlaceAsync(server, sample));
            placed.Add(done);
            Print(session, done, centres);
        }

        if (!session.IsJson)
        {
            DemoText.WriteSummary(session.Terminal, placed);
        }
    }

    private static void Print(Session session, PlacedSample placed, CentreDirectory centres)
    {
        if (session.IsJson)
        {
            session.Terminal.JsonLine(new V1.RegisterStudyResponse { Study = placed.Study });
        }
        else
        {
            DemoText.Write(session.Terminal, placed, centres, TimeProvider.System.GetUtcNow());
        }
    }
}
