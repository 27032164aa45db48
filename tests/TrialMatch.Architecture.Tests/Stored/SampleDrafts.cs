using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Drafts.Intakes;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;

namespace TrialMatch.Architecture.Tests.Stored;

/// <summary>A draft in which everything is said that a draft can say.</summary>
internal static class SampleDrafts
{
    public static StudyDraft Full { get; } = new(
        "Inhibitor X after first-line treatment of Crohn’s disease",
        Phase.Phase3,
        StudyType.Interventional,
        TargetPatients: 40,
        EnrolmentStart: new DateOnly(2027, 3, 1),
        EnrolmentEnd: new DateOnly(2028, 8, 31),
        ProtocolCode: "X-301",
        RegistryIds: ["NCT01234567"],
        InterventionTypes: [InterventionType.Drug, InterventionType.DiagnosticTest],
        Conditions: ["Crohn’s disease", "Ileitis"],
        Icd10Codes: ["K50.9"],
        MeshHeadings: [new MeshHeading("D003424", "Crohn Disease", [new MeshAncestor("D015212", "Inflammatory Bowel Diseases")])],
        MinimumPatients: 30,
        Probability: 0.85,
        FollowUpMonths: 12,
        MinimumAgeYears: 16,
        MaximumAgeYears: 75,
        RequiredCapabilities: [Capability.Endoscopy, Capability.InfusionUnit],
        MaxPatientsPerSite: 15,
        AnswerWorkingDays: 10,
        Description: "Whether inhibitor X keeps Crohn’s disease at rest after first-line treatment.",
        InterventionNames: ["Inhibitor X", "Faecal calprotectin"],
        PrimaryOutcomes: ["Endoscopic remission at week 52"],
        EligibleSharePerMille: 350,
        Sites: new SiteWishes([new TrustId("bergen")], [new TrustId("ahus")], MinSites: 2, MaxSites: 5, IsEveryRegionWanted: true, PlanKind.FewestSites),
        Intake: new StudyIntake(
            IsBlinded: true,
            Products: [new Product(ProductKind.Device, "Inhibitor pump", DeviceClass.ClassIib, CeState.MarkedForOtherUse, IsGeneticallyModified: false)],
            RegistryNumbers: [new RegistryNumber(RegistryKind.EuCt, "2023-501234-12-00")],
            InclusionCriteria: "Active disease",
            ExclusionCriteria: "Surgery planned",
            Synopsis: new Synopsis("https://example.com/synopsis", new string('a', 64)),
            Cro: new ActingCro("Example CRO", IsSponsorUnnamed: true),
            Decision: new SponsorDecision(DecisionStage.CountrySelection, new DateOnly(2027, 2, 1), IsNorwayChosen: false),
            GlobalTargetPatients: 900,
            GlobalSites: 120,
            WantedRegions: [new RegionId("west")],
            WantedTrusts: [new TrustId("bergen")],
            ContactedTrusts: [new TrustId("ahus")],
            IsPaediatric: true,
            NeedsOutOfHours: true,
            Biomarker: "faecal calprotectin over 250"));
}
