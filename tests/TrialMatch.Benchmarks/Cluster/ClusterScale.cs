using System.Globalization;

namespace TrialMatch.Benchmarks.Cluster;

/// <summary>How long and on how much the cluster's table is measured.</summary>
/// <param name="Rounds">Each measure and its baseline take so many turns.</param>
/// <param name="Seconds">How long a turn of registrations is.</param>
/// <param name="WarmUpSeconds">How long the same calls are made before, unmeasured.</param>
/// <param name="StudiesATurn">How many studies are answered for and placed in a turn.</param>
/// <param name="FewStudies">How many are stored in the store that the large one stands beside.</param>
/// <param name="ManyStudies">How many are stored in the large one.</param>
/// <param name="CallsATurn">How many previews, and registrations, one caller makes in a turn on each of these two.</param>
/// <param name="Starts">How often a process is started.</param>
/// <param name="Rest">How long a process is left alone before its memory is read.</param>
internal sealed record ClusterScale(
    int Rounds, int Seconds, int WarmUpSeconds, int StudiesATurn, int FewStudies, int ManyStudies, int CallsATurn, int Starts, TimeSpan Rest)
{
    private const string StudiesVariable = "TRIALMATCH_BENCHMARK_STUDIES";
    private const int DefaultStudies = 100_000;

    /// <summary>What the table's figures are to be measured with; the variable asks for another number of stored studies, such as a million.</summary>
    public static ClusterScale Full { get; } = new(5, 5, 5, 1_000, 1_000, StudiesAskedFor(), 100, 5, TimeSpan.FromSeconds(20));

    /// <summary>Shows within a few seconds a row that everything runs; its figures mean nothing.</summary>
    public static ClusterScale Quick { get; } = new(1, 1, 1, 50, 50, 200, 10, 1, TimeSpan.FromSeconds(1));

    private static int StudiesAskedFor() => Environment.GetEnvironmentVariable(StudiesVariable) is { Length: > 0 } text
        ? int.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)
        : DefaultStudies;
}
