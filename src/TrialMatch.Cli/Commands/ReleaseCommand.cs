using System.CommandLine;
using Google.Type;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Releases a study to the public window.</summary>
internal static class ReleaseCommand
{
    private static readonly Option<Date?> From = new("--from")
    {
        Description = "The first day on which it is public; at once when left out.",
        HelpName = "YYYY-MM-DD",
        CustomParser = Parsing.Day,
    };

    private static readonly Option<string?> Title = new("--title")
    {
        Description = "The title for the public, at most 300 characters; the study's own when left out.",
        HelpName = "TEXT",
    };

    public static Command Build() => StudyChange.For(
        new Command("release", "The sponsor releases the study to the public window, where it stands while it is placed or recruiting.") { From, Title },
        change => change.Session.Server.Studies.ReleaseStudyAsync(
            new ReleaseStudyRequest
            {
                RequestId = change.RequestId,
                Name = change.Study,
                Remarks = change.Remarks,
                Etag = change.Etag,
                FromDate = change.Session.Value(From),
                Title = change.Session.Value(Title) ?? string.Empty,
            },
            change.Session.Server.OneCall()));
}
