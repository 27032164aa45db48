using System.CommandLine;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Input;
using TrialMatch.Cli.Output;
using TrialMatch.Domain.Backtest;
using TrialMatch.Domain.Evidence;
using TrialMatch.Primitives.Calendar;
using TrialMatch.Registries;

namespace TrialMatch.Cli.Commands;

/// <summary>Plans the industry trials of registry records as if their sites were unknown, and compares.</summary>
internal static class BacktestCommand
{
    private static readonly Argument<string[]> Files = new("FILE")
    {
        Description = "ClinicalTrials.gov API v2 JSON of any size: records, arrays or pages of them, one after another or a line each, also gzip; - for standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string> Network = new("--network")
    {
        Description = "The network file whose planning figures are tried; the built-in one when left out. Its experience is not used: that of the records is, without the trial that is planned.",
        HelpName = "FILE",
    };

    private static readonly Option<bool> Details = new("--details")
    {
        Description = "Also show each trial.",
    };

    public static Command Build() => Session.For(
        new Command("backtest", "Plan industry trials of registry records as if nobody knew where they were done, and compare.") { Files, Network, Details }, RunAsync);

    private static async Task RunAsync(Session session)
    {
        var network = await NetworkText.ReadAsync(session.Value(Network), session.Cancellation);
        if (network.Seed.Facilities.IsEmpty)
        {
            throw CommandException.BadInput($"{network.Name}: facilities: expected the names by which registries know the trusts' hospitals");
        }

        var records = await ReadAsync(session, new BacktestRecords(new FacilityMapper(network.Seed.Facilities), OsloTime.DateAt(TimeProvider.System.GetUtcNow())));
        var planner = new BacktestPlanner(network.Seed);
        var outcomes = new List<BacktestOutcome>();
        await session.Terminal.ProgressAsync(
            Figures.Format($"planning {records.Cases.Count} trials"),
            _ => Task.Run(() => Compare(records, planner, outcomes, session.Cancellation), session.Cancellation));
        if (session.IsJson)
        {
            session.Terminal.StandardOutput.WriteLine(BacktestJson.Of(records, outcomes));
        }
        else
        {
            BacktestText.Write(session.Terminal, records, outcomes, session.Value(Details));
        }
    }

    private static async Task<BacktestRecords> ReadAsync(Session session, BacktestRecords records)
    {
        var paths = session.Required(Files);
        await session.Terminal.ProgressAsync(
            $"reading {(paths.Length == 1 ? paths[0] : Figures.Format($"{paths.Length} files"))}",
            report => RecordFiles.ReadAsync(paths, records.Add, report, session.Cancellation));
        return records.Cases.Count > 0
            ? records
            : throw CommandException.BadInput(Figures.Format($"{string.Join(", ", paths)}: expected industry trials with Norwegian locations; of {records.Records} records none is one"));
    }

    private static bool Compare(BacktestRecords records, BacktestPlanner planner, List<BacktestOutcome> outcomes, CancellationToken cancellation)
    {
        foreach (var trial in records.Cases)
        {
            cancellation.ThrowIfCancellationRequested();
            outcomes.Add(planner.Compare(trial, records.ExperienceWithout(trial)));
        }

        return true;
    }
}
