using System.Text.Json.Nodes;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Registries.Tests.ClinicalTrialsGov;

public sealed class CapabilityReaderTests
{
    private const string Interventions = "protocolSection.armsInterventionsModule.interventions";

    [Theory]
    [InlineData("Stereotactic radiotherapy", "", Capability.Radiotherapy)]
    [InlineData("Anti-CD19 CAR-T cells", "", Capability.GeneTherapy)]
    [InlineData("PSMA PET/CT", "", Capability.PetCt)]
    [InlineData("Contrast MRI", "", Capability.Mri)]
    [InlineData("Catheter ablation", "", Capability.CatheterLaboratory)]
    [InlineData("Medicine", "Given as intravenous infusion over an hour.", Capability.InfusionUnit)]
    [InlineData("Medicine", "Infused IV every three weeks.", Capability.InfusionUnit)]
    public void A_clear_statement_asks_for_a_capability_with_a_warning(string name, string description, Capability capability)
    {
        var item = Records.Import(Records.With(Interventions, new JsonArray(Intervention(name, description))));

        Assert.Equal([capability], item.Draft!.RequiredCapabilities);
        Assert.Contains(item.Warnings, warning => warning.Field == "required_capabilities");
    }

    [Theory]
    [InlineData("Medicine", "Tablets twice a day.")]
    [InlineData("Medicine", "Intravenous injection.")]
    [InlineData("Pet therapy", "A dog visits once a week.")]
    [InlineData("Carter's method", "Talks.")]
    public void What_is_not_plainly_said_asks_for_nothing(string name, string description) =>
        Assert.Empty(Records.Import(Records.With(Interventions, new JsonArray(Intervention(name, description)))).Draft!.RequiredCapabilities);

    [Theory]
    [InlineData("2 Years", "17 Years", true)]
    [InlineData("2 Years", "18 Years", true)]
    [InlineData("2 Years", "30 Years", false)]
    [InlineData("18 Years", "18 Years", false)]
    public void A_study_of_children_alone_asks_for_paediatrics(string youngest, string oldest, bool isAsked)
    {
        var record = Records.With("protocolSection.eligibilityModule.minimumAge", youngest)
            .Set("protocolSection.eligibilityModule.maximumAge", oldest);

        Assert.Equal(isAsked, Records.Import(record).Draft!.RequiredCapabilities.Contains(Capability.Paediatrics));
    }

    [Fact]
    public void Healthy_volunteers_in_phase_1_ask_for_a_phase_1_unit()
    {
        var record = Records.With("protocolSection.designModule.phases", "PHASE1")
            .Set("protocolSection.eligibilityModule.healthyVolunteers", true);

        Assert.Equal([Capability.Phase1Unit], Records.Import(record).Draft!.RequiredCapabilities);
    }

    private static JsonObject Intervention(string name, string description) =>
        new() { ["type"] = "OTHER", ["name"] = name, ["description"] = description };
}
