using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>When an outcome is measured.</summary>
/// <param name="Months">The durations named, in months.</param>
/// <param name="IsVague">Whether there is no duration, or only a bound or an estimate.</param>
internal sealed record TimeFrame(string Text, ImmutableArray<int> Months, bool IsVague)
{
    /// <summary>Real texts have up to a few hundred characters; the rest is not read.</summary>
    private const int Longest = 2_000;

    /// <summary>Words that turn a time into a bound or an estimate, since it ends with an event.</summary>
    private static readonly Regex Bound = new(
        "up ?to|minimum|at least|average|approximate|estimated|progression|death|relapse|completion|whichever", Patterns.Linear);

    public static TimeFrame Read(RecordNode node)
    {
        var text = RecordText.Shorten(node.Text(), Longest);
        ImmutableArray<int> months = [.. Durations.Months(text)];
        return new TimeFrame(text, months, months.IsEmpty || Bound.IsMatch(text));
    }
}
