using System.CommandLine;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Changes a study's priority on the waiting list.</summary>
internal static class PrioritiseCommand
{
    private static readonly Argument<int?> Priority = new("PRIORITY")
    {
        Description = "0 to 9; a higher one is served first.",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = Parsing.WholeNumber,
    };

    public static Command Build() => StudyChange.For(
        new Command("prioritise", "Change a study's priority on the waiting list.") { Priority },
        change => change.Session.Server.Studies.PrioritiseStudyAsync(
            new PrioritiseStudyRequest
            {
                RequestId = change.RequestId,
                Name = change.Study,
                Remarks = change.Remarks,
                Etag = change.Etag,
                Priority = change.Session.Required(Priority)!.Value,
            },
            change.Session.Server.OneCall()));
}
