using System.Text.Json.Nodes;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Drafts.Intakes;

namespace TrialMatch.Registries.Tests.ClinicalTrialsGov;

public sealed class IntakeReaderTests
{
    private const string Criteria = "protocolSection.eligibilityModule.eligibilityCriteria";

    [Theory]
    [InlineData("Inclusion Criteria:\n\n* Asthma\n* 18 years\n\nExclusion Criteria:\n\n* Smoker", "* Asthma * 18 years", "* Smoker")]
    [InlineData("Key Inclusion Criteria: Asthma. Key Exclusion Criteria: Smoker", "Asthma.", "Smoker")]
    [InlineData("EXCLUSION CRITERIA Smoker INCLUSION CRITERIA Asthma", "Asthma", "Smoker")]
    [InlineData("Adults with asthma", "Adults with asthma", "")]
    [InlineData("Adults with asthma. Exclusion criteria: smoker", "Adults with asthma.", "smoker")]
    [InlineData("Exclusion criteria: smoker", "", "smoker")]
    [InlineData("", "", "")]
    public void Criteria_are_split_at_their_headings(string text, string inclusion, string exclusion)
    {
        var intake = Read(Records.With(Criteria, text));

        Assert.Equal((inclusion, exclusion), (intake.InclusionCriteria, intake.ExclusionCriteria));
    }

    [Fact]
    public void Criteria_that_are_too_long_are_cut_with_a_warning()
    {
        var item = Records.Import(Records.With(Criteria, "Inclusion criteria: " + new string('x', StudyIntakeLimits.CriteriaLength + 1)));

        Assert.Equal(StudyIntakeLimits.CriteriaLength, item.Draft!.Intake!.InclusionCriteria.Length);
        Assert.Contains(item.Warnings, warning => warning.Field == Criteria && warning.Description.StartsWith("cut to 4000 characters", StringComparison.Ordinal));
    }

    [Fact]
    public void Criteria_with_a_national_identity_number_are_left_out_with_a_warning()
    {
        var item = Records.Import(Records.With(Criteria, "Inclusion criteria: 01891912338"));

        Assert.Equal(string.Empty, item.Draft!.Intake!.InclusionCriteria);
        Assert.Contains(item.Warnings, warning => warning.Field == Criteria);
    }

    [Theory]
    [InlineData("18 Years", "80 Years", false)]
    [InlineData("12 Years", null, true)]
    [InlineData("6 Months", "17 Years", true)]
    [InlineData(null, "17 Years", true)]
    [InlineData(null, "80 Years", null)]
    [InlineData(null, null, null)]
    public void The_ages_tell_whether_children_take_part(string? minimum, string? maximum, bool? isPaediatric)
    {
        var record = Records.With("protocolSection.eligibilityModule.minimumAge", minimum).Set("protocolSection.eligibilityModule.maximumAge", maximum);

        Assert.Equal(isPaediatric, Read(record).IsPaediatric);
    }

    [Fact]
    public void Numbers_in_a_known_form_are_told_by_registry_and_the_ids_stay_as_they_were()
    {
        var record = Records.With("protocolSection.identificationModule.secondaryIdInfos", JsonNode.Parse("""
            [
              { "id": "2015-003333-95", "type": "EUDRACT_NUMBER" },
              { "id": "2023-501234-12-00", "type": "CTIS" },
              { "id": "CIV-21-07-037128", "type": "REGISTRY" },
              { "id": "jRCT2031200001", "type": "REGISTRY" }
            ]
            """));
        var item = Records.Import(record);

        Assert.Equal(
            [
                new RegistryNumber(RegistryKind.ClinicalTrialsGov, "NCT09999991"), new RegistryNumber(RegistryKind.EudraCt, "2015-003333-95"),
                new RegistryNumber(RegistryKind.EuCt, "2023-501234-12-00"), new RegistryNumber(RegistryKind.Eudamed, "CIV-21-07-037128"),
            ],
            item.Draft!.Intake!.RegistryNumbers);
        Assert.Equal(["NCT09999991", "2015-003333-95", "2023-501234-12-00", "CIV-21-07-037128", "jRCT2031200001"], item.Draft.RegistryIds);
    }

    [Fact]
    public void What_is_tested_is_told_by_kind_and_what_is_no_product_is_left_out()
    {
        var record = Records.With("protocolSection.armsInterventionsModule.interventions", JsonNode.Parse("""
            [
              { "type": "BIOLOGICAL", "name": "An antibody" }, { "type": "DEVICE", "name": "A glucose meter" },
              { "type": "GENETIC", "name": "A vector" }, { "type": "PROCEDURE", "name": "Surgery" }, { "type": "DRUG", "name": "Placebo" }
            ]
            """));

        Assert.Equal(
            [new Product(ProductKind.Drug, "An antibody"), new Product(ProductKind.Device, "A glucose meter"), new Product(ProductKind.AdvancedTherapy, "A vector")],
            Read(record).Products);
    }

    [Fact]
    public void The_enrolment_and_the_locations_are_the_whole_worlds()
    {
        var record = Records.With("protocolSection.contactsLocationsModule.locations", JsonNode.Parse("""
            [{ "country": "Norway" }, { "country": "Sweden" }, { "country": "Sweden", "status": "WITHDRAWN" }]
            """));
        var intake = Read(record);

        Assert.Equal((1000, 2), (intake.GlobalTargetPatients, intake.GlobalSites));
        Assert.Null(Read(Records.Plain()).GlobalSites);
    }

    private static StudyIntake Read(JsonNode record) => Records.Import(record).Draft!.Intake!;
}
