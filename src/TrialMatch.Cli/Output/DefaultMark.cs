using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Marks figures that are planning defaults.</summary>
internal static class DefaultMark
{
    private const string Mark = " *";

    /// <summary>Returns the trust's name, marked if some of its figures are planning defaults.</summary>
    public static string NameOf(SiteDecision site) => site.TrustDisplayName + (site.PlanningDefault ? Mark : string.Empty);

    public static void WriteLegend(Terminal terminal, IEnumerable<SiteDecision> sites)
    {
        if (sites.Any(site => site.PlanningDefault))
        {
            terminal.Line("* some figures are planning defaults: guesses that the trust has not replaced by its own");
        }
    }
}
