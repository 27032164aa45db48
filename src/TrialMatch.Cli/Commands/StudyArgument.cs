using System.CommandLine;

namespace TrialMatch.Cli.Commands;

/// <summary>The study that a command applies to.</summary>
internal static class StudyArgument
{
    public static readonly Argument<string> Argument = new("STUDY") { Description = "Id or resource name of the study." };

    /// <summary>Returns its resource name.</summary>
    public static string Of(Session session) => ResourceName.Of("studies", session.Required(Argument));
}
