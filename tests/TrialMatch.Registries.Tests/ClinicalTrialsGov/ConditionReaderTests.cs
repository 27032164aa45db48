using System.Text.Json.Nodes;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Registries.Tests.ClinicalTrialsGov;

public sealed class ConditionReaderTests
{
    private const string Conditions = "protocolSection.conditionsModule.conditions";
    private const string Browse = "derivedSection.conditionBrowseModule";

    [Fact]
    public void Conditions_keep_their_order_and_are_named_once()
    {
        var draft = Records.Import(Records.With(Conditions, new JsonArray("Asthma", "COPD", "asthma"))).Draft!;

        Assert.Equal(["Asthma", "COPD"], draft.Conditions);
    }

    [Fact]
    public void A_condition_collapsed_to_a_text_is_one_condition() =>
        Assert.Equal(["Asthma"], Records.Import(Records.With(Conditions, "Asthma")).Draft!.Conditions);

    [Fact]
    public void What_is_no_text_among_the_conditions_is_passed_over() =>
        Assert.Equal(["Asthma"], Records.Import(Records.With(Conditions, JsonNode.Parse("""[null, {}, [], "  ", "Asthma", true]"""))).Draft!.Conditions);

    [Fact]
    public void Too_many_and_too_long_conditions_are_cut_with_a_warning()
    {
        var many = new JsonArray([.. Enumerable.Range(0, 150).Select(i => JsonValue.Create($"{i} " + new string('x', 300)))]);

        var item = Records.Import(Records.With(Conditions, many));

        Assert.Equal(StudyDraftLimits.Conditions, item.Draft!.Conditions.Length);
        Assert.Equal(2, item.Warnings.Count(warning => warning.Field == Conditions));
    }

    [Fact]
    public void Headings_carry_the_records_ancestors_and_need_no_branches()
    {
        var heading = Assert.Single(Records.Import(Records.Plain().Set(Browse, Asthma())).Draft!.MeshHeadings);

        Assert.Equal(("D001249", "Asthma"), (heading.Id, heading.Term));
        Assert.Equal(["Lung Diseases"], heading.Ancestors.Select(ancestor => ancestor.Term));
    }

    [Fact]
    public void Headings_alone_are_enough() =>
        Assert.NotNull(Records.Import(Records.Without(Conditions).Set(Browse, Asthma())).Draft);

    [Fact]
    public void What_is_no_heading_is_passed_over()
    {
        var browse = JsonNode.Parse("""{ "meshes": [{ "id": "asthma", "term": "Asthma" }, { "id": "D001249" }, 7, null] }""");

        Assert.Empty(Records.Import(Records.Plain().Set(Browse, browse)).Draft!.MeshHeadings);
    }

    private static JsonNode? Asthma() => JsonNode.Parse("""
        {
          "meshes": [{ "id": "D001249", "term": "Asthma" }],
          "ancestors": { "id": "D008171", "term": "Lung Diseases" }
        }
        """);
}
