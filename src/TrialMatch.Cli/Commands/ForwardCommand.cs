using System.CommandLine;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Forwards a study in triage to the trusts that declared its field, for the coordinating unit.</summary>
internal static class ForwardCommand
{
    private static readonly Option<string> Field = new("--field")
    {
        Description = "The field, e.g. lung-disease; the one that was recognised in the study when left out.",
        HelpName = "FIELD",
    };

    public static Command Build() => StudyChange.For(
        new Command("forward", "Forward a study in triage to the trusts that declared its field; the coordinating unit leads it, and it is matched at once.") { Field },
        change => change.Session.Server.Studies.ForwardStudyAsync(
            new ForwardStudyRequest
            {
                RequestId = change.RequestId,
                Name = change.Study,
                Remarks = change.Remarks,
                Etag = change.Etag,
                Field = FieldNames.OfApi(change.Session.Value(Field) ?? string.Empty),
            },
            change.Session.Server.OneCall()));
}
