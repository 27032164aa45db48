using System.CommandLine;

namespace TrialMatch.Cli.Commands;

/// <summary>The option for full details instead of the essentials.</summary>
internal static class DetailsOption
{
    public static readonly Option<bool> Option = new("--details")
    {
        Description = "Also print each site with its figures and reason, why the study goes where it goes, planning defaults and import notes.",
    };

    public static bool IsGiven(Session session) => session.Value(Option);
}
