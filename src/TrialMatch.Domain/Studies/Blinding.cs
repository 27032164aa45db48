using TrialMatch.Domain.Studies.Events;

namespace TrialMatch.Domain.Studies;

/// <summary>Tells from a history whether its study is blinded, without replaying it.</summary>
public static class Blinding
{
    /// <summary>Returns whether the study is blinded after more of its history.</summary>
    /// <param name="isBlinded">Whether it was before; false before the first entry.</param>
    public static bool After(bool isBlinded, IEnumerable<HistoryEntry> more) => more.Aggregate(isBlinded, (before, entry) => entry.Event switch
    {
        StudyRegistered registered => registered.Draft.Intake is { IsBlinded: true },
        StudyDisclosed => false,
        _ => before,
    });
}
