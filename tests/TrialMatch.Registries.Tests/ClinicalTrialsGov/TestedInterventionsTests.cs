using System.Text.Json.Nodes;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Registries.Tests.ClinicalTrialsGov;

public sealed class TestedInterventionsTests
{
    private const string Arms = "protocolSection.armsInterventionsModule";

    [Fact]
    public void Comparators_and_what_every_arm_gets_are_left_out_with_a_warning()
    {
        var item = ImportWith("""
            {
              "armGroups": [{ "label": "New", "type": "EXPERIMENTAL" }, { "label": "Old", "type": "ACTIVE_COMPARATOR" }],
              "interventions": [
                { "type": "DEVICE", "name": "Glucose sensor", "armGroupLabels": ["New"] },
                { "type": "DRUG", "name": "Insulin", "armGroupLabels": ["New", "Old"] },
                { "type": "DIAGNOSTIC_TEST", "name": "Finger pricks", "armGroupLabels": ["Old"] }
              ]
            }
            """);

        Assert.Equal([InterventionType.Device], item.Draft!.InterventionTypes);
        Assert.Contains("Insulin; Finger pricks", Warning(item), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_arms_say_nothing_every_type_is_kept_once()
    {
        var item = ImportWith("""
            { "interventions": [{ "type": "DRUG", "name": "A" }, { "type": "DRUG", "name": "B" }, { "type": "BIOLOGICAL", "name": "C" }] }
            """);

        Assert.Equal([InterventionType.Drug, InterventionType.Biological], item.Draft!.InterventionTypes);
    }

    [Theory]
    [InlineData("DEVICE", "Stereotactic radiotherapy", InterventionType.Radiation)]
    [InlineData("PROCEDURE", "Coronary stent implantation", InterventionType.Device)]
    [InlineData("BEHAVIORAL", "Smartphone app for anxiety", InterventionType.Device)]
    [InlineData("OTHER", "Robotic exoskeleton", InterventionType.Device)]
    [InlineData("DIAGNOSTIC_TEST", "Deep learning algorithm", InterventionType.Device)]
    public void A_type_that_the_name_contradicts_is_corrected_with_a_warning(string type, string name, InterventionType corrected)
    {
        var item = ImportWith($$"""{ "interventions": { "type": "{{type}}", "name": "{{name}}" } }""");

        Assert.Equal([corrected], item.Draft!.InterventionTypes);
        Assert.Contains(name, Warning(item), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DIAGNOSTIC_TEST", "Continuous glucose monitoring", InterventionType.DiagnosticTest)]
    [InlineData("OTHER", "Symptom diary app", InterventionType.Other)]
    [InlineData("COMBINATION_PRODUCT", "Prefilled syringe with antibody", InterventionType.CombinationProduct)]
    public void What_only_measures_or_gives_a_medicine_keeps_its_type(string type, string name, InterventionType kept) =>
        Assert.Equal([kept], ImportWith($$"""{ "interventions": { "type": "{{type}}", "name": "{{name}}" } }""").Draft!.InterventionTypes);

    [Fact]
    public void A_type_that_is_not_known_is_read_as_other_with_a_warning()
    {
        var item = ImportWith("""{ "interventions": [{ "type": "MAGIC", "name": "Spell" }] }""");

        Assert.Equal([InterventionType.Other], item.Draft!.InterventionTypes);
        Assert.Contains("of no known type", Warning(item), StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_without_interventions_is_read_with_a_warning()
    {
        var item = ImportWith("{}");

        Assert.Empty(item.Draft!.InterventionTypes);
        Assert.Contains(item.Warnings, warning => warning.Field == Arms + ".interventions");
    }

    private static ImportItem ImportWith(string arms) => Records.Import(Records.With(Arms, JsonNode.Parse(arms)));

    private static string Warning(ImportItem item) =>
        Assert.Single(item.Warnings, warning => warning.Field == "intervention_types").Description;
}
