using TrialMatch.Domain.Drafts;

namespace TrialMatch.Grains.Tests;

internal static class Drafts
{
    public static StudyDraft Of(string condition, int targetPatients) => new(
        $"A study in {condition}",
        Phase.Phase3,
        StudyType.Interventional,
        targetPatients,
        new DateOnly(2028, 1, 1),
        new DateOnly(2029, 6, 30),
        InterventionTypes: [InterventionType.Drug],
        Conditions: [condition],
        FollowUpMonths: 12);
}
