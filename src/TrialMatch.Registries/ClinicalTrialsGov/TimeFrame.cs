using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>When an outcome is measured.</summary>
/// <param name="Months">The lengths of time named, in months.</param>
/// <param name="IsVague">Whether it names no length, or one that is a bound or an estimate.</param>
internal sealed record TimeFrame(string Text, ImmutableArray<int> Months, bool IsVague)
{
    /// <summary>Real ones run to a few hundred characters; what comes after is not read.</summary>
    private const int Longest = 2_000;

    /// <summary>Words that make a time a bound or an estimate: it ends with an event.</summary>
    private static readonly Regex Bound = new(
        "up ?to|minimum|at least|average|approximate|estimated|progression|death|relapse|completion|whichever", Patterns.Linear);

    public static TimeFrame Read(RecordNode node)
    {
        var text = RecordText.Shorten(node.Text(), Longest);
        ImmutableArray<int> months = [.. Durations.Months(text)];
        return new TimeFrame(text, months, months.IsEmpty || Bound.IsMatch(text));
    }
}
