using System.Globalization;

namespace TrialMatch.Cli.Output;

/// <summary>Describes what limits a cap, in runs of months: "study-nurse-minutes 2027-03 to 2027-08" in place of six entries.</summary>
internal static class CapBindings
{
    /// <param name="bindings">Each a pool and a month, "study-nurse-minutes 2027-03", or any other text.</param>
    public static string Describe(IEnumerable<string> bindings)
    {
        var told = new List<string>();
        foreach (var pool in bindings.Select(Split).GroupBy(binding => binding.Pool))
        {
            told.AddRange(Runs(pool.Key, [.. pool.Select(binding => binding.Month).Order()]));
        }

        return string.Join(", ", told);
    }

    /// <summary>Returns the pool of a binding; the whole text if it is not a pool and a month.</summary>
    public static string PoolOf(string binding) => Split(binding).Pool;

    /// <summary>E.g. "study nurse minutes", "eligible patients".</summary>
    public static string InWords(string pool) => pool.Split('.')[0].Replace('-', ' ');

    private static IEnumerable<string> Runs(string pool, List<DateOnly?> months)
    {
        for (var first = 0; first < months.Count;)
        {
            var last = first;
            while (last + 1 < months.Count && months[last + 1] == months[last]?.AddMonths(1))
            {
                last++;
            }

            yield return (months[first], months[last]) switch
            {
                (null, _) => pool,
                ({ } from, { } to) when from != to => $"{pool} {Text(from)} to {Text(to)}",
                ({ } only, _) => $"{pool} {Text(only)}",
            };
            first = last + 1;
        }
    }

    private static (string Pool, DateOnly? Month) Split(string binding)
    {
        var space = binding.LastIndexOf(' ');
        return space >= 0 && DateOnly.TryParseExact(binding[(space + 1)..], "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            ? (binding[..space], month)
            : (binding, null);
    }

    private static string Text(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
