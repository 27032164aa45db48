using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Crash;

/// <summary>Drafts after the same patients and the same nurses in overlapping windows: more than there is room for.</summary>
internal static class CompetingDrafts
{
    private const int LatestStartMonths = 24;

    private static readonly string[] Conditions =
    [
        "Breast Cancer", "Non-Small Cell Lung Cancer", "Rheumatoid Arthritis", "Psoriasis", "Ischemic Stroke", "Migraine",
        "Heart Failure", "Atrial Fibrillation", "Crohn Disease", "Primary Sclerosing Cholangitis",
    ];

    public static StudyDraft Next(Random random, string title)
    {
        var draft = Drafts.Of(title, Conditions[random.Next(Conditions.Length)], target: random.Next(3, 40));
        var start = new DateOnly(DateTime.UtcNow.Year + 1, 1, 1).AddMonths(random.Next(LatestStartMonths));
        draft.EnrolmentStart = Drafts.Date(start);
        draft.EnrolmentEnd = Drafts.Date(start.AddMonths(random.Next(9, 18)));
        draft.FollowUpMonths = random.Next(12);
        if (random.Next(3) == 0)
        {
            draft.MinimumPatients = (draft.TargetPatients + 1) / 2;
        }

        return draft;
    }
}
