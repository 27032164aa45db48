using System.Collections.Immutable;
using TrialMatch.Domain.Activity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Activity;

public class ActivityReportTests
{
    private static readonly ImmutableArray<TrustId> Trusts = [new("bergen"), new("ous"), new("north")];

    [Theory]
    [InlineData(StudyType.Interventional, new[] { InterventionType.Drug }, 3, ActivityStanding.In, ActivityReason.Treatment)]
    [InlineData(StudyType.Interventional, new[] { InterventionType.Behavioral, InterventionType.Other }, 3, ActivityStanding.In, ActivityReason.Treatment)]
    [InlineData(StudyType.Interventional, new[] { InterventionType.Drug, InterventionType.DiagnosticTest }, 3, ActivityStanding.In, ActivityReason.Treatment)]
    [InlineData(StudyType.Interventional, new[] { InterventionType.Drug }, 0, ActivityStanding.Out, ActivityReason.NoNewPatients)]
    [InlineData(StudyType.Interventional, new[] { InterventionType.DiagnosticTest, InterventionType.Other }, 3, ActivityStanding.Check, ActivityReason.DiagnosticTestOnly)]
    [InlineData(StudyType.Interventional, new InterventionType[0], 3, ActivityStanding.Check, ActivityReason.InterventionUntold)]
    [InlineData(StudyType.Interventional, new[] { InterventionType.Other }, 3, ActivityStanding.Check, ActivityReason.InterventionUntold)]
    [InlineData(StudyType.Observational, new[] { InterventionType.Drug }, 3, ActivityStanding.Out, ActivityReason.Observational)]
    [InlineData(StudyType.ExpandedAccess, new[] { InterventionType.Drug }, 3, ActivityStanding.Out, ActivityReason.ExpandedAccess)]
    [InlineData(null, new InterventionType[0], 3, ActivityStanding.Check, ActivityReason.KindUnrecorded)]
    [InlineData(null, new InterventionType[0], 0, ActivityStanding.Out, ActivityReason.NoNewPatients)]
    public void A_study_is_in_out_or_to_be_checked_for_a_reason(StudyType? type, InterventionType[] types, int patients, ActivityStanding standing, ActivityReason reason)
    {
        var fact = Fact("study", "ous", patients) with { StudyType = type, InterventionTypes = [.. types] };

        Assert.Equal((standing, reason), (fact.Standing, fact.Reason));
    }

    [Fact]
    public void Every_reason_puts_a_study_in_out_or_to_be_checked() =>
        Assert.Equal(Enum.GetValues<ActivityReason>().Length - 1, Drawn(Seed.Random(), 2_000).Select(fact => fact.Reason).Distinct().Count());

    [Fact]
    public void Patients_count_where_they_are_treated_and_studies_once_as_counting_one_by_one_gives()
    {
        var facts = Drawn(Seed.Random(), 400);

        var report = ActivityReport.Of(facts, Trusts[..2]);

        var (patients, toCheck, studies) = (new Dictionary<string, int>(), new Dictionary<string, int>(), new HashSet<string>());
        foreach (var fact in facts.Where(fact => fact.Trust.Value != "north"))
        {
            var isOut = fact.Patients == 0 || fact.StudyType is StudyType.Observational or StudyType.ExpandedAccess;
            var isTreatment = fact.StudyType == StudyType.Interventional && fact.InterventionTypes.Any(type => (int)type is >= 1 and <= 9);
            patients[fact.Trust.Value] = patients.GetValueOrDefault(fact.Trust.Value) + (!isOut && isTreatment ? fact.Patients : 0);
            toCheck[fact.Trust.Value] = toCheck.GetValueOrDefault(fact.Trust.Value) + (!isOut && !isTreatment ? fact.Patients : 0);
            if (!isOut && isTreatment)
            {
                studies.Add(fact.Study.Value);
            }
        }

        Assert.Equal(["bergen", "ous"], report.Trusts.Select(trust => trust.Trust.Value));
        Assert.All(report.Trusts, trust => Assert.Equal((patients[trust.Trust.Value], toCheck[trust.Trust.Value]), (trust.NewPatients, trust.PatientsToCheck)));
        Assert.Equal(studies.Count, report.Studies);
        Assert.DoesNotContain(report.Sites, site => site.Trust.Value == "north");
    }

    private static ActivityFact Fact(string study, string trust, int patients) =>
        new(new StudyId(study), "A title", IsBlinded: false, StudyType.Interventional, [InterventionType.Drug], new TrustId(trust), patients);

    private static List<ActivityFact> Drawn(Random random, int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => Fact($"study-{i / 2}", Trusts[random.Next(3)].Value, random.Next(4)) with
        {
            StudyType = random.Next(8) is var type and < 4 ? (type == 0 ? null : (StudyType)type) : StudyType.Interventional,
            InterventionTypes = [.. Enumerable.Range(0, random.Next(3)).Select(_ => (InterventionType)random.Next(1, 12))],
        }),
    ];
}
