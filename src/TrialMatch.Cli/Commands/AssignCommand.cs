using System.CommandLine;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Assigns an area to a study in triage, for the coordinating unit.</summary>
internal static class AssignCommand
{
    private static readonly Argument<Area> Lead = new("AREA")
    {
        Description = "The area whose centre leads, e.g. brain-health.",
        HelpName = "AREA",
        CustomParser = Parsing.Choice<Area>,
    };

    public static Command Build() => StudyChange.For(
        new Command("assign", "Assign an area to a study in triage; it is matched at once.") { Lead },
        change => change.Session.Server.Studies.AssignAreaAsync(
            new AssignAreaRequest
            {
                RequestId = change.RequestId,
                Name = change.Study,
                Remarks = change.Remarks,
                Etag = change.Etag,
                Lead = change.Session.Required(Lead),
            },
            change.Session.Server.OneCall()));
}
