using TrialMatch.Cli.Commands;
using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Trusts by the names that a plan has for them.</summary>
internal static class SiteNames
{
    /// <param name="trust">"trusts/{trust}"; its id where the plan does not know it.</param>
    public static string Of(Plan plan, string trust) =>
        plan.Sites.FirstOrDefault(site => site.Trust == trust)?.TrustDisplayName ?? ResourceName.IdOf("trusts", trust);
}
