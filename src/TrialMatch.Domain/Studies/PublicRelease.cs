using TrialMatch.Domain.Studies.Events;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Studies;

/// <summary>The sponsor's leave to show a study to the public.</summary>
/// <param name="From">The first day on which it may be shown (Europe/Oslo).</param>
/// <param name="Title">The title to show.</param>
public sealed record PublicRelease(DateOnly From, string Title)
{
    /// <summary>Returns whether the study is in the public window on a day: released, and planned or started.</summary>
    public static bool IsPublic(Study study, DateOnly today) =>
        study is { Release: { } release, IsBlinded: false, State: StudyState.Placed or StudyState.Recruiting } && release.From <= today;

    /// <summary>Returns how far a placed or recruiting study is.</summary>
    public static PublicProgress ProgressOf(Study study) => study switch
    {
        { EnrolmentEndedAt: not null } => PublicProgress.EnrolmentEnded,
        { State: StudyState.Recruiting } => PublicProgress.Started,
        _ => PublicProgress.Planned,
    };

    /// <param name="at">The time of the release.</param>
    public static PublicRelease Of(Study study, StudyReleased released, DateTimeOffset at) =>
        new(released.From ?? OsloTime.DateAt(at), released.Title.Length > 0 ? released.Title : study.Draft.Title);
}
