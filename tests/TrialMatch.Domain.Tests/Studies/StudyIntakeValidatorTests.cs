using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Drafts.Intakes;
using TrialMatch.Domain.Placement;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Studies;

public sealed class StudyIntakeValidatorTests
{
    private static readonly StudyIntake Good = new(
        IsBlinded: true,
        Products: [new Product(ProductKind.Device, "A pump", DeviceClass.ClassIib, CeState.NotMarked), new Product(ProductKind.AdvancedTherapy, IsGeneticallyModified: true)],
        RegistryNumbers:
        [
            new RegistryNumber(RegistryKind.ClinicalTrialsGov, "NCT01234567"), new RegistryNumber(RegistryKind.EuCt, "2023-501234-12-00"),
            new RegistryNumber(RegistryKind.EuCt, "2023-501234-12"), new RegistryNumber(RegistryKind.EudraCt, "2015-003333-95"),
            new RegistryNumber(RegistryKind.Eudamed, "CI-EU-2027-001234"), new RegistryNumber(RegistryKind.Eudamed, "CIV-NO-27-03-001234"),
        ],
        InclusionCriteria: "* 18 years\n* active disease",
        Synopsis: new Synopsis("https://example.com/synopsis.pdf?v=1", new string('A', 64)),
        Cro: new ActingCro("A CRO", IsSponsorUnnamed: true),
        Decision: new SponsorDecision(DecisionStage.CountrySelection, new DateOnly(2027, 2, 1), IsNorwayChosen: false),
        GlobalTargetPatients: 900,
        GlobalSites: 120,
        WantedRegions: [new RegionId("north")],
        WantedTrusts: [new TrustId("unn")],
        ContactedTrusts: [new TrustId("ous")],
        IsPaediatric: false,
        NeedsOutOfHours: true,
        Biomarker: "HER2-low");

    public static TheoryData<string, string, StudyIntake> Broken => new()
    {
        { "products", "expected at most 10 entries", Good with { Products = [.. Enumerable.Repeat(Good.Products[0], 11)] } },
        { "products[1].kind", "expected one of DRUG, DEVICE, ADVANCED_THERAPY, OTHER", Good with { Products = [Good.Products[0], new Product(ProductKind.Unspecified)] } },
        { "products[0].device_class", "expected none unless kind is DEVICE", Good with { Products = [new Product(ProductKind.Drug, Class: DeviceClass.ClassI)] } },
        { "products[0].device_class", "expected one of CLASS_I, CLASS_IIA, CLASS_IIB, CLASS_III, IVD", Good with { Products = [new Product(ProductKind.Device, Class: (DeviceClass)99)] } },
        { "products[0].ce_state", "expected none unless kind is DEVICE", Good with { Products = [new Product(ProductKind.Other, Ce: CeState.NotMarked)] } },
        { "registry_numbers[0].registry", "expected one of CLINICAL_TRIALS_GOV, EU_CT, EUDRA_CT, EUDAMED", Numbered(RegistryKind.Unspecified, "1") },
        { "registry_numbers[0].number", "expected a number of CLINICAL_TRIALS_GOV such as NCT01234567", Numbered(RegistryKind.ClinicalTrialsGov, "NCT0123456") },
        { "registry_numbers[0].number", "expected a number of CLINICAL_TRIALS_GOV such as NCT01234567", Numbered(RegistryKind.ClinicalTrialsGov, "NCT01234567\n") },
        { "registry_numbers[0].number", "expected a number of EU_CT such as 2023-501234-12-00", Numbered(RegistryKind.EuCt, "2015-003333-95") },
        { "registry_numbers[0].number", "expected a number of EUDRA_CT such as 2015-003333-95", Numbered(RegistryKind.EudraCt, "2023-501234-12") },
        { "registry_numbers[0].number", "expected a number of EUDAMED such as CI-EU-2027-001234 or CIV-27-03-001234", Numbered(RegistryKind.Eudamed, "CI-2027-001234") },
        { "inclusion_criteria", "expected at most 4000 characters", Good with { InclusionCriteria = new string('x', 4_001) } },
        { "exclusion_criteria", "expected at most 4000 characters", Good with { ExclusionCriteria = new string('x', 4_001) } },
        { "synopsis.uri", "expected an https address without a password, at most 2000 characters", Good with { Synopsis = new Synopsis("http://example.com/") } },
        { "synopsis.uri", "expected an https address without a password, at most 2000 characters", Good with { Synopsis = new Synopsis("https://me:secret@example.com/") } },
        { "synopsis.uri", "expected an https address without a password, at most 2000 characters", Good with { Synopsis = new Synopsis("a file") } },
        { "synopsis.sha256", "expected 64 hexadecimal digits", Good with { Synopsis = new Synopsis(Sha256: new string('g', 64)) } },
        { "synopsis.sha256", "expected 64 hexadecimal digits", Good with { Synopsis = new Synopsis(Sha256: "c0ffee") } },
        { "cro.display_name", "must not be empty", Good with { Cro = new ActingCro("") } },
        { "decision.stage", "expected one of CONCEPT, COUNTRY_SELECTION, SITE_SELECTION, CONTRACTING", Good with { Decision = new SponsorDecision((DecisionStage)99) } },
        { "decision.date", "expected a date in the years 2000 to 2100", Good with { Decision = new SponsorDecision(Date: new DateOnly(1999, 12, 31)) } },
        { "global_target_patients", "expected 1 to 10000000", Good with { GlobalTargetPatients = 0 } },
        { "global_sites", "expected 1 to 100000", Good with { GlobalSites = 0 } },
        { "wanted_regions", "expected each region once", Good with { WantedRegions = [new RegionId("north"), new RegionId("north")] } },
        { "wanted_trusts", "expected each trust once", Good with { WantedTrusts = [new TrustId("ous"), new TrustId("ous")] } },
        { "contacted_trusts", "expected each trust once", Good with { ContactedTrusts = [new TrustId("ous"), new TrustId("ous")] } },
        { "paediatric", "expected false, or none: minimum_age_years is 18", Good with { IsPaediatric = true } },
        { "biomarker", "at most 200 characters", Good with { Biomarker = new string('x', 201) } },
    };

    [Fact]
    public void A_complete_intake_has_nothing_against_it_nor_has_an_empty_one()
    {
        Assert.Empty(Validate(Good));
        Assert.Empty(Validate(new StudyIntake()));
        Assert.Empty(Validate(null));
    }

    [Theory]
    [MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public void What_is_wrong_is_named_by_its_path_with_what_was_expected(string field, string description, StudyIntake intake) =>
        Assert.Equal(new Violation("intake." + field, description), Assert.Single(Validate(intake)));

    [Fact]
    public void A_study_of_children_alone_is_paediatric() => Assert.Equal(
        new Violation("intake.paediatric", "expected true, or none: maximum_age_years is 17"),
        Assert.Single(StudyDraftValidator.Validate(OneStudy.Draft with { MaximumAgeYears = 17, Intake = Good })));

    [Fact]
    public void Trusts_and_regions_that_there_are_not_are_named()
    {
        var intake = new StudyIntake(WantedRegions: [new RegionId("nort")], WantedTrusts: [new TrustId("ouss")], ContactedTrusts: [new TrustId("ous")]);

        var unknown = WishedTrusts.Unknown(intake, [new TrustId("ous")], [new RegionId("north"), new RegionId("west")]);

        Assert.Equal(
            [
                new Violation("draft.intake.wanted_trusts[0]", "trusts/ouss does not exist; nearest: trusts/ous"),
                new Violation("draft.intake.wanted_regions[0]", "expected one of north, west, found \"nort\""),
            ],
            unknown);
    }

    private static StudyIntake Numbered(RegistryKind registry, string number) => Good with { RegistryNumbers = [new RegistryNumber(registry, number)] };

    private static IReadOnlyList<Violation> Validate(StudyIntake? intake) =>
        StudyDraftValidator.Validate(OneStudy.Draft with { MinimumAgeYears = 18, Intake = intake });
}
