using System.Collections;
using TrialMatch.Primitives;

namespace TrialMatch.Host;

/// <summary>The environment variables of this project. A misspelt one would pass unseen, and the setting it was meant for keep its default.</summary>
public static class KnownSettings
{
    private const string Prefix = "TRIALMATCH_";

    // Of the command line, for whoever starts a server beside it.
    private const string Token = "TRIALMATCH_TOKEN";

    // Of the project's tests, which start servers in their own environment.
    private static readonly string[] OfTests =
    [
        "TRIALMATCH_ACCEPT_GOLDEN", "TRIALMATCH_ACCEPT_PROTOS", "TRIALMATCH_AZURITE", "TRIALMATCH_BUF", "TRIALMATCH_CHAOS_ROUNDS", "TRIALMATCH_NODE_TOOLS",
        "TRIALMATCH_CLUSTER_ROUNDS", "TRIALMATCH_FUZZ_ROUNDS", "TRIALMATCH_LIVES", "TRIALMATCH_POSTGRES_BIN", "TRIALMATCH_PREVIOUS_VERSION",
        "TRIALMATCH_TEST_SEED",
    ];

    /// <summary>Refuses variables that look like settings and are none. An empty one counts as unset.</summary>
    /// <param name="environment">Names and values, as of the process.</param>
    /// <exception cref="FormatException">There is such a variable; the message names it and the nearest setting.</exception>
    public static void RefuseOthers(IDictionary environment)
    {
        foreach (var name in environment.Keys.Cast<string>().Where(IsOurs).Order(StringComparer.Ordinal))
        {
            if (environment[name] is string { Length: > 0 } && !EnvironmentSettings.Names.Contains(name) && name != Token && !OfTests.Contains(name))
            {
                throw new FormatException($"{name}: there is no such setting{Nearest(name)}");
            }
        }
    }

    private static bool IsOurs(string name) => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    // The prefix, which all of them have, must not make all of them near.
    private static string Nearest(string name) =>
        NearestText.To(name[Prefix.Length..].ToUpperInvariant(), EnvironmentSettings.Names.Select(known => known[Prefix.Length..])) is [var nearest, ..]
            ? $"; did you mean {Prefix}{nearest}?"
            : "";
}
