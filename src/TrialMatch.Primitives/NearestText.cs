namespace TrialMatch.Primitives;

/// <summary>Suggests known words for a mistyped one.</summary>
public static class NearestText
{
    private const int MaxFound = 3;

    /// <summary>Returns up to three known words closest to the given one, the closest first; none where all differ too much.</summary>
    public static IReadOnlyList<string> To(string given, IEnumerable<string> known)
    {
        var farthest = Math.Max(2, given.Length / 3);
        return
        [
            .. known
                .Select(word => (Word: word, Distance: Distance(given, word)))
                .Where(found => found.Distance <= farthest)
                .OrderBy(found => found.Distance)
                .ThenBy(found => found.Word, StringComparer.Ordinal)
                .Select(found => found.Word)
                .Take(MaxFound),
        ];
    }

    /// <summary>The edit distance: insertions, deletions and replacements of letters that turn one word into the other.</summary>
    public static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replaced = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[other.Length];
    }
}
