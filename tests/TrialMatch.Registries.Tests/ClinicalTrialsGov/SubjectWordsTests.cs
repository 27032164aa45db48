using System.Text.Json.Nodes;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Registries.Tests.ClinicalTrialsGov;

public sealed class SubjectWordsTests
{
    [Fact]
    public void The_description_holds_the_official_title_what_is_tested_and_the_summary()
    {
        var record = Tested("""{ "type": "OTHER", "name": "SomnoCoach", "description": "An app for insomnia" }""")
            .Set("protocolSection.identificationModule.officialTitle", "A randomised trial of SomnoCoach")
            .Set("protocolSection.descriptionModule.briefSummary", "Whether people sleep better.");

        Assert.Equal(
            "A randomised trial of SomnoCoach. SomnoCoach: An app for insomnia. Whether people sleep better.",
            Records.Import(record).Draft!.Description);
    }

    [Fact]
    public void Names_are_of_what_is_tested_and_outcomes_of_what_is_measured()
    {
        var record = Tested("""{ "type": "DRUG", "name": "Medicine" }, { "type": "OTHER", "name": "Placebo" }""");

        var draft = Records.Import(record).Draft!;

        Assert.Equal(["Medicine"], draft.InterventionNames);
        Assert.Equal(["Attacks"], draft.PrimaryOutcomes);
    }

    [Fact]
    public void Words_beyond_what_a_draft_holds_are_cut()
    {
        var record = Tested(string.Join(", ", Enumerable.Range(0, 60).Select(i => $$"""{ "type": "DRUG", "name": "{{i}}{{new string('x', 300)}}" }""")))
            .Set("protocolSection.descriptionModule.briefSummary", new string('y', 5_000))
            .Set("protocolSection.outcomesModule.primaryOutcomes", new JsonArray([.. Enumerable.Range(0, 30).Select(i => new JsonObject { ["measure"] = $"{i}{new string('z', 400)}" })]));

        var draft = Records.Import(record).Draft!;

        Assert.Equal(StudyDraftLimits.DescriptionLength, draft.Description.Length);
        Assert.Equal(StudyDraftLimits.InterventionNames, draft.InterventionNames.Length);
        Assert.Equal(StudyDraftLimits.PrimaryOutcomes, draft.PrimaryOutcomes.Length);
        Assert.Empty(StudyDraftValidator.Validate(draft));
    }

    [Fact]
    public void What_is_classified_is_what_the_draft_keeps()
    {
        var item = Records.Import(Tested("""{ "type": "OTHER", "name": "SomnoCoach", "description": "An app" }"""));

        var kept = StudySubject.Of(item.Draft!);

        Assert.Equal(item.Subject.Description, kept.Description);
        Assert.Equal(item.Subject.InterventionNames, kept.InterventionNames);
        Assert.Equal(item.Subject.PrimaryOutcomes, kept.PrimaryOutcomes);
    }

    private static JsonObject Tested(string interventions) =>
        Records.With("protocolSection.armsInterventionsModule", JsonNode.Parse($$"""{ "interventions": [{{interventions}}] }"""));
}
