using TrialMatch.V1;

namespace TrialMatch.Cli.Input;

/// <summary>A study as it was read from a file.</summary>
/// <param name="Notes">What its import assumed; none of a draft.</param>
internal sealed record StudyInput(StudyDraft Draft, IReadOnlyCollection<ImportProblem> Notes)
{
    /// <summary>A study that was not read now.</summary>
    public static StudyInput Of(StudyDraft draft) => new(draft, []);
}
