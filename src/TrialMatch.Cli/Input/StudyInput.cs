using TrialMatch.V1;

namespace TrialMatch.Cli.Input;

/// <summary>A study read from a file.</summary>
/// <param name="Notes">The assumptions of its import; none for a draft.</param>
internal sealed record StudyInput(StudyDraft Draft, IReadOnlyCollection<ImportProblem> Notes)
{
    /// <summary>A study that was not read from a file.</summary>
    public static StudyInput Of(StudyDraft draft) => new(draft, []);
}
