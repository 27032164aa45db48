using System.Globalization;

namespace TrialMatch.Cli.Errors;

/// <summary>Tells several things in an error's one line: the first of them, and how many more there are, so that what comes behind them is read too.</summary>
internal static class InOneLine
{
    private const int Most = 10;

    public static string Of(IReadOnlyCollection<string> things) => string.Join("; ", things.Take(Most))
        + (things.Count > Most ? string.Create(CultureInfo.InvariantCulture, $"; and {things.Count - Most} more") : string.Empty);
}
