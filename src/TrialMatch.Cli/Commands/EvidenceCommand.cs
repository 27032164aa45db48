using System.CommandLine;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Input;
using TrialMatch.Cli.Output;
using TrialMatch.Domain.Evidence;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Cli.Commands;

/// <summary>Reads registry records and writes each trust's experience into a network file.</summary>
internal static class EvidenceCommand
{
    private const string Registry = "ClinicalTrials.gov";

    private static readonly Argument<string[]> Files = new("FILE")
    {
        Description = "ClinicalTrials.gov API v2 JSON of any size: records, arrays or pages of them, one after another or a line each, also gzip; - for standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string> Network = new("--network")
    {
        Description = "The network file to add to; the built-in one when left out.",
        HelpName = "FILE",
    };

    private static readonly Option<string> Out = new("--out")
    {
        Description = "Where to write the network with the trusts' experience; serve --network takes it.",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<bool> Details = new("--details")
    {
        Description = "List every location that is outside the network or cannot be told, not the most frequent alone.",
    };

    public static Command Build() => Session.For(
        new Command("evidence", "Read registry records; write what each trust has done into a network file.") { Files, Network, Out, Details }, RunAsync);

    private static async Task RunAsync(Session session)
    {
        var network = await NetworkText.ReadAsync(session.Value(Network), session.Cancellation);
        if (network.Seed.Facilities.IsEmpty)
        {
            throw CommandException.BadInput($"{network.Name}: facilities: expected the names by which registries know the trusts' hospitals");
        }

        var path = session.Required(Out);
        if (session.Required(Files).Any(file => file != "-" && IsSameFile(file, path)))
        {
            throw CommandException.BadInput($"{Out.Name}: expected another file than the records are read from, found \"{path}\"");
        }

        using var file = NewFile.Begin(Out.Name, path);
        var evidence = await ReadAsync(session, network);
        var experience = evidence.ToExperience(Registry);
        await file.WriteAsync(network.With(experience).Content, session.Cancellation);
        if (session.IsJson)
        {
            session.Terminal.StandardOutput.WriteLine(EvidenceJson.Of(evidence, experience));
        }
        else
        {
            EvidenceText.Write(session.Terminal, evidence, experience, path, session.Value(Details));
        }
    }

    /// <summary>A path that is not valid is refused when it is opened.</summary>
    private static bool IsSameFile(string file, string other) => IsPath(file) && IsPath(other) && Path.GetFullPath(file) == Path.GetFullPath(other);

    private static bool IsPath(string text) => text.Length > 0 && !text.Contains('\0', StringComparison.Ordinal);

    private static async Task<EvidenceCount> ReadAsync(Session session, NetworkText network)
    {
        var paths = session.Required(Files);
        var evidence = new EvidenceCount(new FacilityMapper(network.Seed.Facilities), OsloTime.DateAt(TimeProvider.System.GetUtcNow()));
        await session.Terminal.ProgressAsync(
            $"reading {(paths.Length == 1 ? paths[0] : Figures.Format($"{paths.Length} files"))}",
            report => RecordFiles.ReadAsync(paths, evidence.Add, report, session.Cancellation));
        return evidence.Records > 0
            ? evidence
            : throw CommandException.BadInput($"{string.Join(", ", paths)}: no record found; nothing was written");
    }
}
