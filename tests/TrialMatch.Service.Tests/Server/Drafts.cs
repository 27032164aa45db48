using TrialMatch.V1;
using Date = Google.Type.Date;

namespace TrialMatch.Service.Tests.Server;

/// <summary>Drafts that can be registered, to be changed where a test wants something else.</summary>
internal static class Drafts
{
    public static StudyDraft BreastCancer(string title, int target = 12) => Of(title, "Breast Cancer", target);

    /// <summary>A medicine in phase 3, enrolling from the year after next for a year and a half.</summary>
    public static StudyDraft Of(string title, string condition, int target)
    {
        var start = new DateOnly(DateTime.UtcNow.Year + 2, 1, 1);
        return new StudyDraft
        {
            Title = title,
            Phase = Phase._3,
            StudyType = StudyType.Interventional,
            InterventionTypes = { InterventionType.Drug },
            Conditions = { condition },
            TargetPatients = target,
            EnrolmentStart = Date(start),
            EnrolmentEnd = Date(start.AddMonths(18).AddDays(-1)),
            FollowUpMonths = 6,
        };
    }

    /// <summary>The same in years that no other test asks for, so that what others hold does not matter.</summary>
    public static StudyDraft From(this StudyDraft draft, int year)
    {
        var moved = draft.Clone();
        (moved.EnrolmentStart, moved.EnrolmentEnd) = (Date(new DateOnly(year, 1, 1)), Date(new DateOnly(year + 1, 6, 30)));
        return moved;
    }

    public static Date Date(DateOnly day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };
}
