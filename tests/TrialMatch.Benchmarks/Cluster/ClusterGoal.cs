namespace TrialMatch.Benchmarks.Cluster;

/// <summary>What a figure should reach or not exceed.</summary>
/// <param name="Text">As it is printed.</param>
/// <param name="IsMet">Null where there is no goal.</param>
internal sealed record ClusterGoal(string Text, Func<double, bool>? IsMet)
{
    /// <summary>Of a figure that is shown beside others.</summary>
    public static ClusterGoal None { get; } = new("none", null);

    public static ClusterGoal AtLeast(double least, string text) => new("≥ " + text, value => value >= least);

    public static ClusterGoal AtMost(double most, string text) => new("≤ " + text, value => value <= most);

    public string Judge(double value) => IsMet is null ? string.Empty : IsMet(value) ? "met" : "missed";

    public override string ToString() => Text;
}
