namespace TrialMatch.Cli.Errors;

/// <summary>Finds known words that a mistyped one may stand for.</summary>
internal static class Nearest
{
    private const int Most = 3;

    /// <summary>Returns the words with the fewest typing errors; none if all are too far.</summary>
    public static IReadOnlyList<string> To(string word, IEnumerable<string> known)
    {
        var near = known
            .Select(candidate => (Candidate: candidate, Slips: SlipsBetween(word, candidate)))
            .Where(each => each.Slips <= Math.Max(1, Math.Min(word.Length, each.Candidate.Length) / 3))
            .ToList();
        return [.. near.Where(each => each.Slips == near.Min(other => other.Slips)).Select(each => each.Candidate).Take(Most)];
    }

    // Counts letters inserted, omitted, replaced or swapped; a prefix of the word counts as one error.
    private static int SlipsBetween(string word, string candidate)
    {
        var (typed, meant) = (word.ToLowerInvariant(), candidate.ToLowerInvariant());
        if (typed.Length >= 3 && meant.StartsWith(typed, StringComparison.Ordinal))
        {
            return 1;
        }

        // Far longer than any known word: not worth comparing.
        if (typed.Length > 2 * meant.Length + 2)
        {
            return typed.Length;
        }

        var slips = new int[typed.Length + 1, meant.Length + 1];
        for (var i = 0; i <= typed.Length; i++)
        {
            for (var j = 0; j <= meant.Length; j++)
            {
                slips[i, j] = i == 0 || j == 0 ? i + j : Fewest(slips, typed, meant, i, j);
            }
        }

        return slips[typed.Length, meant.Length];
    }

    private static int Fewest(int[,] slips, string typed, string meant, int i, int j)
    {
        var fewest = Math.Min(
            Math.Min(slips[i - 1, j], slips[i, j - 1]) + 1,
            slips[i - 1, j - 1] + (typed[i - 1] == meant[j - 1] ? 0 : 1));
        return i > 1 && j > 1 && typed[i - 1] == meant[j - 2] && typed[i - 2] == meant[j - 1]
            ? Math.Min(fewest, slips[i - 2, j - 2] + 1)
            : fewest;
    }
}
