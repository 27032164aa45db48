namespace TrialMatch.Domain.Areas.Lexicon;

/// <summary>All terms that are looked for in a condition. Where two tables contain the same term, the earlier one applies.</summary>
internal static class ConditionLexicon
{
    public static TermIndex Index { get; } = new(
    [
        .. TermTable.Read("cancer.txt"),
        .. TermTable.Read("immune.txt"),
        .. TermTable.Read("heart.txt"),
        .. TermTable.Read("brain.txt"),
        .. TermTable.Read("gut.txt"),
        .. TermTable.Read("outside.txt"),
        .. TermTable.ReadNorwegian("norwegian.txt"),
        .. TermTable.Read("neutral.txt"),
    ]);
}
