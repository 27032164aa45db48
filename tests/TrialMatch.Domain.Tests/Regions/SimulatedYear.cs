using System.Collections.Immutable;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Regions;
using TrialMatch.Domain.Tests.Placement;

namespace TrialMatch.Domain.Tests.Regions;

/// <summary>A year of studies of all areas, placed one after the other on the planning defaults, each with the account of those before it.</summary>
internal sealed class SimulatedYear(Random random)
{
    private static readonly ImmutableArray<ImmutableArray<string>> ConditionsByArea =
    [
        ["Breast Cancer", "Non-Small Cell Lung Cancer", "Prostate Cancer", "Colorectal Cancer", "Melanoma"],
        ["Rheumatoid Arthritis", "Psoriasis", "Psoriatic Arthritis", "Atopic Dermatitis", "Ankylosing Spondylitis"],
        ["Multiple Sclerosis", "Ischemic Stroke", "Migraine", "Alzheimer Disease", "Major Depressive Disorder"],
        ["Heart Failure", "Type 2 Diabetes Mellitus", "Atrial Fibrillation", "Obesity", "Chronic Kidney Disease"],
        ["Crohn Disease", "Ulcerative Colitis", "Non-alcoholic Fatty Liver Disease", "Irritable Bowel Syndrome"],
        ["Heart Failure", "Ischemic Stroke", "Type 1 Diabetes Mellitus", "Epilepsy"],
    ];

    private const int DeviceArea = 5;

    public List<PlacementPlan> Plans { get; } = [];

    public RegionalAccount Account { get; private set; } = RegionalAccount.Empty;

    public void Place(int studies, RegionalRules rules)
    {
        for (var study = 0; study < studies; study++)
        {
            var plan = PlannedOnDefaults.Of(DraftOf(study), balance: Account.BalanceBy(rules));
            if (plan.Outcome == PlanOutcome.Feasible)
            {
                Plans.Add(plan);
                Account = Account.With(AccountEntry.Of(plan.Regions));
            }
        }
    }

    private StudyDraft DraftOf(int study)
    {
        var area = random.Next(ConditionsByArea.Length);
        var conditions = ConditionsByArea[area];
        var start = new DateOnly(2027, 9, 1).AddMonths(random.Next(12));
        var target = random.Next(4, 41);
        return new StudyDraft(
            $"Study {study}",
            random.Next(2) == 0 ? Phase.Phase2 : Phase.Phase3,
            StudyType.Interventional,
            target,
            start,
            start.AddMonths(random.Next(12, 25)).AddDays(-1),
            InterventionTypes: [area == DeviceArea ? InterventionType.Device : InterventionType.Drug],
            Conditions: [conditions[random.Next(conditions.Length)]],
            MinimumPatients: Math.Max(1, target / 2),
            FollowUpMonths: 12);
    }
}
