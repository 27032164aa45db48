using System.CommandLine;
using Microsoft.Extensions.Logging;
using TrialMatch.Cli.Bench;
using TrialMatch.Cli.Embedded;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;
using TrialMatch.Cli.Server;
using TrialMatch.Host;

namespace TrialMatch.Cli.Commands;

/// <summary>Measures a server under the calls of a national year, compressed.</summary>
internal static class BenchCommand
{
    private const int DefaultSeconds = 10;
    private const int MaxSeconds = 86_400;
    private const int MaxCalls = 10_000_000;
    private const int DefaultWarmUpSeconds = 3;
    private const int DefaultCallers = 16;
    private const int MaxCallers = 1_000;
    private const int MaxRate = 100_000;

    // HTTP/2 servers commonly allow 100 calls at once on a connection; more would wait for each other in the client.
    private const int CallersPerConnection = 50;

    private static readonly Option<int> Callers = new("--callers")
    {
        Description = "Callers, each of which sends its next call when it has the answer to its last. With --rate the most calls under way at once.",
        HelpName = "N",
        DefaultValueFactory = _ => DefaultCallers,
        CustomParser = Parsing.WholeNumber(1, MaxCallers),
    };

    private static readonly Option<int> Rate = new("--rate")
    {
        Description = "Send so many calls a second on average, at random times drawn beforehand, whether or not the server keeps up. Latency counts from the drawn time.",
        HelpName = "R",
        CustomParser = Parsing.WholeNumber(1, MaxRate),
    };

    private static readonly Option<int> WarmUp = new("--warm-up")
    {
        Description = "Seconds of the same calls before, which are not recorded: a server is slower until its code is compiled.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => DefaultWarmUpSeconds,
        CustomParser = Parsing.WholeNumber(0, MaxSeconds),
    };

    private static readonly Option<int> Seconds = new("--seconds")
    {
        Description = "Begin no call after so many seconds.",
        HelpName = "N",
        DefaultValueFactory = _ => DefaultSeconds,
        CustomParser = Parsing.WholeNumber(1, MaxSeconds),
    };

    private static readonly Option<int> Calls = new("--calls")
    {
        Description = "Make at most so many calls.",
        HelpName = "N",
        DefaultValueFactory = _ => MaxCalls,
        CustomParser = Parsing.WholeNumber(1, MaxCalls),
    };

    private static readonly Option<int> SeedOption = new("--seed")
    {
        Description = "Of everything drawn: the kinds of calls in their order, and what is in each. A new one when left out; it is printed.",
        HelpName = "N",
        DefaultValueFactory = _ => Random.Shared.Next(),
        CustomParser = Parsing.WholeNumber(0, int.MaxValue),
    };

    public static Command Build() => Session.For(
        new Command("bench", "Measure a server under a year of Norway's calls, compressed: one of its own with an empty data folder, or with --server one that runs on this machine.")
        {
            Callers, Rate, WarmUp, Seconds, Calls, SeedOption,
        },
        RunAsync);

    private static async Task RunAsync(Session session)
    {
        var plan = new BenchPlan(
            session.Value(Callers),
            session.Value(Rate) is > 0 and var rate ? rate : null,
            TimeSpan.FromSeconds(session.Value(WarmUp)),
            TimeSpan.FromSeconds(session.Value(Seconds)),
            session.Value(Calls),
            session.Value(SeedOption));
        var figures = session.IsServerGiven ? await OnRunningServerAsync(session, plan) : await OnOwnServerAsync(session, plan);
        if (session.IsJson)
        {
            session.Terminal.StandardOutput.WriteLine(BenchJson.Of(figures));
        }
        else
        {
            BenchText.Write(session.Terminal, figures);
        }

        session.Cancellation.ThrowIfCancellationRequested();
    }

    private static async Task<BenchFigures> OnOwnServerAsync(Session session, BenchPlan plan)
    {
        var folder = Directory.CreateTempSubdirectory("trialmatch-bench-");
        try
        {
            Announce(session, plan, "a server of its own on free ports, with an empty data folder that is deleted at the end");
            var options = new ServerOptions { DataDirectory = folder.FullName, GrpcPort = 0, HttpPort = 0, LogLevel = LogLevel.Error, IsAudited = false };
            await using var server = await EmbeddedServer.StartAsync(options, session.Cancellation);
            return await MeasureAsync(session, plan, NewWorkload(changesCapacity: true), server.GrpcAddress, EmbeddedLogin.TokenFor(folder.FullName), isOwnServer: true);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<BenchFigures> OnRunningServerAsync(Session session, BenchPlan plan)
    {
        var address = new Uri(session.ServerAddress);
        if (!ServerConnection.IsLoopback(address))
        {
            throw CommandException.BadInput($"--server: expected a server on this machine, such as {GlobalOptions.DefaultServer}, found {session.ServerAddress}; a benchmark registers studies and takes what the server can give");
        }

        Announce(session, plan, $"the server at {session.ServerAddress}. Its studies are withdrawn at the end and stay on record there; declarations of capacity are only checked");
        var workload = NewWorkload(changesCapacity: false);
        try
        {
            return await MeasureAsync(session, plan, workload, address, session.Token, isOwnServer: false);
        }
        finally
        {
            await WithdrawAsync(session, workload.Book.Names, address);
        }
    }

    private static async Task<BenchFigures> MeasureAsync(Session session, BenchPlan plan, Workload workload, Uri address, string? token, bool isOwnServer)
    {
        var connections = new List<ServerConnection>();
        try
        {
            for (var callers = 0; callers < plan.Callers; callers += CallersPerConnection)
            {
                connections.Add(new ServerConnection(address, token, session.Timeout, session.Cancellation));
            }

            await workload.PrepareAsync(connections[0]);
            await RunAsync("Warming up…", plan.ForWarmUp);
            return await RunAsync("Measuring…", plan);
        }
        finally
        {
            connections.ForEach(connection => connection.Dispose());
        }

        Task<BenchFigures> RunAsync(string doing, BenchPlan part) => session.Terminal.ProgressAsync(
            doing, progress => new BenchRun(part, workload, connections, session.Cancellation).RunAsync(isOwnServer, progress));
    }

    // Also after an interruption, so not with the command's cancellation.
    private static async Task WithdrawAsync(Session session, IReadOnlyList<string> studies, Uri address)
    {
        using var connection = new ServerConnection(address, session.Token, session.Timeout, CancellationToken.None);
        var left = await Withdrawal.OfAsync(studies, connection);
        session.Terminal.Note(left == 0
            ? Figures.Format($"All {studies.Count:N0} studies that were registered are withdrawn or over.")
            : Figures.Format($"{left:N0} of {studies.Count:N0} studies that were registered could not be withdrawn and hold capacity still."));
    }

    private static void Announce(Session session, BenchPlan plan, string server) => session.Terminal.Note(Figures.Format(
        $"Measures {server}. Registers studies of a sponsor of its own, answers and reads them; {BenchText.Describe(plan)}; {plan.WarmUp.TotalSeconds:N0} s of warm-up, then at most {plan.Duration.TotalSeconds:N0} s and {plan.MaxCalls:N0} calls."));

    // A server remembers request ids, so another run with the same seed needs others.
    private static Workload NewWorkload(bool changesCapacity) =>
        new(Figures.Format($"bench-{TimeProvider.System.GetUtcNow():yyyyMMdd-HHmmssfff}"), changesCapacity);
}
