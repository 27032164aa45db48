using TrialMatch.V1;

namespace TrialMatch.Cli.Bench;

/// <summary>What a benchmark found.</summary>
/// <param name="Kinds">Those that were called, in the order of <see cref="CallKind"/>.</param>
/// <param name="Registered">What became of the studies, those of the warm-up among them, so that a fast run of refusals is not taken for one of placements.</param>
/// <param name="Use">What server and callers used together; null where the server runs in another process.</param>
internal sealed record BenchFigures(
    BenchPlan Plan,
    TimeSpan Elapsed,
    IReadOnlyList<KindFigures> Kinds,
    IReadOnlyDictionary<Study.Types.State, int> Registered,
    ProcessUse? Use)
{
    public int Calls => Kinds.Sum(kind => kind.Calls);

    public int Errors => Kinds.Sum(kind => kind.Errors);

    public double PerSecond => Calls / Elapsed.TotalSeconds;

    /// <summary>How many years of Norway's calls were made.</summary>
    public double Years => (double)Calls / NationalYear.Calls;
}
