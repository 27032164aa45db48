namespace TrialMatch.Domain.Areas.Lexicon;

/// <summary>All terms that a condition is read for. Earlier tables win where two name the same words.</summary>
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
