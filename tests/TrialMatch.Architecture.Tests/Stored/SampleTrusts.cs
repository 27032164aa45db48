using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Architecture.Tests.Stored;

/// <summary>A trust that has said everything of itself that it can say.</summary>
internal static class SampleTrusts
{
    private static readonly StudyId Study = new("study-0123456789abcdef");

    public static TrustRecord Record { get; } = new(
        Version: 7,
        new OwnFigures(
            [
                new OwnPool(Pool.Eligible(ConditionGroup.InflammatoryBowel), DeclaredCapacity.SpreadOver(30).ByMonthOfYear, []),
                new OwnPool(Pool.Dedicated(PoolKind.StudyNurseMinutes, [Area.Cancer]), null, [new MonthAmount(Month.Of(2027, 7), 1200)]),
            ],
            [new OwnSite(Area.Cancer, IsOpen: false), new OwnSite(Area.Inflammation, IsOpen: true)],
            [Capability.Mri, Capability.Endoscopy],
            ConsentSharePercent: 25,
            StartUpMonths: 2,
            new SiteCosts(90, 7, 18))
        {
            ClosedMonths = [new ClosedMonth(Area.Inflammation, Month.Of(2027, 7))],
            ResearchReserves = [new ResearchReserve(PoolIds.Of(PoolKind.StudyNurseMinutes), 15)],
            Referrals = [new Referral(ConditionGroup.InflammatoryBowel, new TrustId("ous"), 40)],
            OtherCommitments =
            [
                new OtherCommitment(
                    new("ibd-registry"),
                    "Registry of bowel disease",
                    "inflammatory-bowel",
                    OtherCommitmentKind.OwnInitiated,
                    [new PoolTake(PoolIds.Of(PoolKind.StudyNurseMinutes), Month.Of(2027, 3), [600, 0, 600])]),
            ],
            Fields = [new FieldInterest(ConditionGroup.LungDisease, IncludesChildren: true, "head of research, lung department")],
        },
        [
            new RememberedChange(
                new RequestId("request-7"),
                Fingerprint: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                new TrustChangeResult(7, new DateTimeOffset(2027, 1, 4, 9, 30, 0, TimeSpan.Zero), [new Eviction(Study, Round: 2, Patients: 9)])),
        ]);

    public static RecruitmentEntry Recruited { get; } = new(
        Study,
        Revision: 4,
        Area.Gastrointestinal,
        ConditionGroup.InflammatoryBowel,
        PromisedPatients: 12,
        ActualPatients: 7,
        ExposureMonths: 14.5,
        EligiblePatientMonths: 43.5,
        IsClosed: true);

    public static RecruitmentEntry RecruitedInField { get; } = Recruited with
    {
        Study = new StudyId("study-fedcba9876543210"),
        Area = Area.MedicalDevices,
        ConditionGroup = ConditionGroup.Orthopaedics,
    };
}
