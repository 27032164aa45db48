using System.CommandLine;
using Microsoft.Extensions.Logging;
using TrialMatch.Cli.Embedded;
using TrialMatch.Cli.Output;
using TrialMatch.Cli.Server;
using TrialMatch.Host;
using TrialMatch.Registries.Samples;

namespace TrialMatch.Cli.Commands;

/// <summary>Demonstrates the whole service on the project's own sample records, with a temporary server.</summary>
internal static class DemoCommand
{
    private static readonly Option<bool> Keep = new("--keep")
    {
        Description = "Keep the server up, and its data folder afterwards, to look around with the other commands.",
    };

    // Work that falls due when time moves must not keep people waiting.
    private static readonly TimeSpan SweepInterval = TimeSpan.FromMilliseconds(150);

    public static Command Build() => Session.For(
        new Command("demo", "Start a server with an empty data folder, place sample studies, one of which asks first, and play its life with time moved forward.") { Keep, DetailsOption.Option },
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
        var clock = new DemoClock();
        var options = new ServerOptions
        {
            DataDirectory = folder,
            GrpcPort = 0,
            HttpPort = 0,
            // To the runtime, a clock that jumps looks like a machine that was suspended, and it warns.
            LogLevel = LogLevel.Error,
            IsAudited = false,
            Clock = clock,
            SweepInterval = SweepInterval,
        };
        await using var server = await session.Terminal.ProgressAsync(
            "Starting a server on free ports with an empty data folder…", () => EmbeddedServer.StartAsync(options, session.Cancellation));
        using var connection = new ServerConnection(server.GrpcAddress, EmbeddedLogin.TokenFor(folder), session.Timeout, session.Cancellation);
        ITale tale = DetailsOption.IsGiven(session) ? new FullTale(session.Terminal) : new ShortTale(session.Terminal);
        var stage = new Stage(session, connection, clock, tale);
        var placed = await PlaceAllAsync(session, stage, tale);
        await new LifePlay(stage).PlayAsync(placed);
        if (keeps)
        {
            session.Terminal.Note($"The server's clock stays ahead: it is {OsloText.Instant(clock.GetUtcNow())} in Oslo there.");
            ServeCommand.Announce(session, server, folder);
            await ServeCommand.UntilAskedToEndAsync(server, session.Cancellation);
        }
    }

    private static async Task<IReadOnlyList<PlacedSample>> PlaceAllAsync(Session session, Stage stage, ITale tale)
    {
        var centres = await CentreDirectory.LoadAsync(stage.Server);
        var samples = await ImportAllAsync(stage.Server);
        var told = await ToldSample.ChooseAsync(stage, samples);
        var placed = new List<PlacedSample>();
        foreach (var sample in samples)
        {
            var done = await session.Terminal.ProgressAsync(
                Figures.Format($"[{placed.Count + 1}/{samples.Count}] {sample.Sample.Name}: registering sponsor and study…"),
                () => sample == told ? SamplePlacement.InquireAsync(stage.Server, sample, stage.Now) : SamplePlacement.PlaceAsync(stage.Server, sample));
            placed.Add(done);
            Print(session, done, centres, tale);
        }

        if (!session.IsJson)
        {
            tale.AllRegistered(placed);
        }

        return placed;
    }

    private static async Task<IReadOnlyList<ImportedSample>> ImportAllAsync(ServerConnection server)
    {
        var imported = new List<ImportedSample>();
        foreach (var sample in SampleRecords.All)
        {
            imported.Add(await SamplePlacement.ImportAsync(server, sample));
        }

        return imported;
    }

    private static void Print(Session session, PlacedSample placed, CentreDirectory centres, ITale tale)
    {
        if (session.IsJson)
        {
            session.Terminal.JsonLine(placed.Study);
        }
        else
        {
            tale.Registered(placed, centres, TimeProvider.System.GetUtcNow());
        }
    }
}
