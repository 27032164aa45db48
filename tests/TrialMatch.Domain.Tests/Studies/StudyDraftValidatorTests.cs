using System.Collections.Immutable;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Domain.Tests.Studies;

public sealed class StudyDraftValidatorTests
{
    private static readonly StudyDraft Good = new(
        "A study of a tablet in moderate psoriasis",
        Phase.Phase2,
        StudyType.Interventional,
        TargetPatients: 40,
        EnrolmentStart: new DateOnly(2027, 1, 1),
        EnrolmentEnd: new DateOnly(2028, 6, 30),
        ProtocolCode: "XY-001",
        RegistryIds: ["NCT01234567"],
        InterventionTypes: [InterventionType.Drug],
        Conditions: ["Plaque Psoriasis", "Psoriasis"],
        Icd10Codes: ["L40.0"],
        MeshHeadings: [new MeshHeading("D011565", "Psoriasis", [new MeshAncestor("D012871", "Skin Diseases")])],
        MinimumPatients: 20,
        FollowUpMonths: 12,
        MinimumAgeYears: 18,
        MaximumAgeYears: 75,
        RequiredCapabilities: [Capability.Mri],
        MaxPatientsPerSite: 10,
        Description: "Whether a tablet clears the skin.",
        InterventionNames: ["Tablet"],
        PrimaryOutcomes: ["PASI 90 at week 16"]);

    public static TheoryData<string, StudyDraft> Broken => new()
    {
        { "title", Good with { Title = " " } },
        { "title", Good with { Title = new string('x', StudyDraftLimits.TitleLength + 1) } },
        { "title", Good with { Title = "line\nbreak" } },
        { "title", Good with { Title = "half a pair \ud83d" } },
        { "protocol_code", Good with { ProtocolCode = "" } },
        { "registry_ids[1]", Good with { RegistryIds = ["NCT01234567", ""] } },
        { "phase", Good with { Phase = Phase.Unspecified } },
        { "phase", Good with { Phase = (Phase)99 } },
        { "study_type", Good with { StudyType = StudyType.Unspecified } },
        { "intervention_types[0]", Good with { InterventionTypes = [InterventionType.Unspecified] } },
        { "description", Good with { Description = new string('x', StudyDraftLimits.DescriptionLength + 1) } },
        { "description", Good with { Description = " " } },
        { "intervention_names", Good with { InterventionNames = [.. Enumerable.Repeat("Tablet", StudyDraftLimits.InterventionNames + 1)] } },
        { "intervention_names[1]", Good with { InterventionNames = ["Tablet", ""] } },
        { "primary_outcomes", Good with { PrimaryOutcomes = [.. Enumerable.Repeat("PASI 90", StudyDraftLimits.PrimaryOutcomes + 1)] } },
        { "primary_outcomes[0]", Good with { PrimaryOutcomes = [new string('x', StudyDraftLimits.PrimaryOutcomeLength + 1)] } },
        { "required_capabilities[0]", Good with { RequiredCapabilities = [(Capability)77] } },
        { "conditions", Good with { Conditions = [], Icd10Codes = [], MeshHeadings = [] } },
        { "conditions", Good with { Conditions = [.. Enumerable.Repeat("Psoriasis", StudyDraftLimits.Conditions + 1)] } },
        { "conditions[3]", Good with { Conditions = ["a", "b", "c", new string('x', StudyDraftLimits.ConditionLength + 1)] } },
        { "icd10_codes[1]", Good with { Icd10Codes = ["L40", "psoriasis"] } },
        { "mesh_headings[0].id", Good with { MeshHeadings = [new MeshHeading("C17.800", "Skin")] } },
        { "mesh_headings[0].term", Good with { MeshHeadings = [new MeshHeading("D012871", "")] } },
        { "mesh_headings[0].ancestors[1].id", Good with { MeshHeadings = [new("D1", "x", [new("D2", "y"), new("", "z")])] } },
        { "target_patients", Good with { TargetPatients = 0, MinimumPatients = null } },
        { "target_patients", Good with { TargetPatients = StudyDraftLimits.TargetPatients + 1 } },
        { "minimum_patients", Good with { MinimumPatients = 0 } },
        { "minimum_patients", Good with { MinimumPatients = 41 } },
        { "max_patients_per_site", Good with { MaxPatientsPerSite = 0 } },
        { "probability", Good with { Probability = 0.49 } },
        { "probability", Good with { Probability = 1 } },
        { "probability", Good with { Probability = double.NaN } },
        { "follow_up_months", Good with { FollowUpMonths = -1 } },
        { "enrolment_start", Good with { EnrolmentStart = new DateOnly(1999, 12, 31), EnrolmentEnd = new DateOnly(2001, 1, 1) } },
        { "enrolment_end", Good with { EnrolmentEnd = Good.EnrolmentStart } },
        { "enrolment_end", Good with { EnrolmentEnd = new DateOnly(2037, 1, 2) } },
        { "enrolment_end", Good with { EnrolmentStart = new DateOnly(2100, 1, 1), EnrolmentEnd = new DateOnly(2101, 1, 1) } },
        { "minimum_age_years", Good with { MinimumAgeYears = -1 } },
        { "maximum_age_years", Good with { MaximumAgeYears = 17 } },
        { "maximum_age_years", Good with { MaximumAgeYears = 121 } },
    };

    [Fact]
    public void A_complete_draft_has_nothing_against_it() => Assert.Empty(StudyDraftValidator.Validate(Good));

    [Fact]
    public void A_draft_with_the_least_it_needs_has_nothing_against_it() =>
        Assert.Empty(StudyDraftValidator.Validate(new StudyDraft(
            "t", Phase.NotApplicable, StudyType.Observational, 1, new(2027, 1, 1), new(2027, 1, 2), Conditions: ["Stroke"])));

    [Fact]
    public void A_window_of_exactly_the_longest_length_is_accepted() =>
        Assert.Empty(StudyDraftValidator.Validate(Good with { EnrolmentEnd = new DateOnly(2037, 1, 1) }));

    [Theory]
    [MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public void What_is_wrong_is_named_by_its_path_alone(string field, StudyDraft draft) =>
        Assert.Equal(field, Assert.Single(StudyDraftValidator.Validate(draft)).Field);

    [Fact]
    public void Everything_wrong_is_said_at_once()
    {
        var fields = StudyDraftValidator
            .Validate(Good with { Title = "", TargetPatients = -1, MinimumPatients = null, Probability = 2 })
            .Select(v => v.Field);

        Assert.Equal(["title", "target_patients", "probability"], fields);
    }

    [Fact]
    public void A_window_is_over_from_the_day_after_its_last()
    {
        Assert.Empty(StudyDraftValidator.Validate(Good, today: Good.EnrolmentEnd));

        var violation = Assert.Single(StudyDraftValidator.Validate(Good, today: Good.EnrolmentEnd.AddDays(1)));
        Assert.Equal("enrolment_end", violation.Field);
        Assert.Equal("the window has passed: expected 2028-07-01, today in Oslo, or later, found 2028-06-30", violation.Description);
    }

    [Fact]
    public void A_last_day_that_is_wrong_in_itself_is_not_also_called_over() =>
        Assert.Single(StudyDraftValidator.Validate(Good with { EnrolmentEnd = Good.EnrolmentStart }, today: new(2030, 1, 1)));

    [Fact]
    public void A_list_that_was_reset_to_nothing_is_empty() =>
        Assert.Empty((Good with { Conditions = default(ImmutableArray<string>) }).Conditions);
}
