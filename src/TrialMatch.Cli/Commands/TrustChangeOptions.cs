using System.CommandLine;

namespace TrialMatch.Cli.Commands;

/// <summary>Options common to all changes of a trust.</summary>
internal static class TrustChangeOptions
{
    public static readonly Argument<string> Trust = new("TRUST") { Description = "Id or resource name of the trust." };

    public static readonly Option<string> Etag = new("--etag")
    {
        Description = "Change the trust only as it was read, with this etag; whatever it is when left out.",
        HelpName = "ETAG",
    };

    public static string NameOf(Session session) => ResourceName.Of("trusts", session.Required(Trust));

    public static string EtagOf(Session session) => session.Value(Etag) ?? string.Empty;
}
