using TrialMatch.V1;
using Date = Google.Type.Date;

namespace TrialMatch.Service.Tests.Server;

/// <summary>Drafts that can be registered, to be changed where a test wants something else.</summary>
internal static class Drafts
{
    private const int EnrolmentMonths = 18;
    private const int FollowUpMonths = 6;
    private const int MonthsBetweenWindows = 6;

    /// <summary>Windows in which nobody enrols who takes a draft as it is.</summary>
    public static TestWindows Windows() => new(DateTime.UtcNow.Year + 5, EnrolmentMonths, FollowUpMonths + MonthsBetweenWindows);

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
            EnrolmentEnd = Date(start.AddMonths(EnrolmentMonths).AddDays(-1)),
            FollowUpMonths = FollowUpMonths,
        };
    }

    /// <summary>The same in a window of its own, so that what others hold does not matter.</summary>
    public static StudyDraft In(this StudyDraft draft, TestWindow window)
    {
        var moved = draft.Clone();
        (moved.EnrolmentStart, moved.EnrolmentEnd) = (Date(window.Start), Date(window.End));
        return moved;
    }

    public static Date Date(DateOnly day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };
}
