using TrialMatch.Cli.Commands;
using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>The trusts' names as given in a plan.</summary>
internal static class SiteNames
{
    /// <param name="trust">"trusts/{trust}"; its id is returned if the plan does not contain it.</param>
    public static string Of(Plan plan, string trust) =>
        plan.Sites.FirstOrDefault(site => site.Trust == trust)?.TrustDisplayName ?? ResourceName.IdOf("trusts", trust);
}
