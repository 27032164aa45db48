using System.Text.Json.Nodes;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Registries.Tests.ClinicalTrialsGov;

public sealed class PhaseReaderTests
{
    private const string Phases = "protocolSection.designModule.phases";
    private const string StudyTypePath = "protocolSection.designModule.studyType";

    [Theory]
    [InlineData("""["NA"]""", Phase.NotApplicable)]
    [InlineData("""["EARLY_PHASE1"]""", Phase.EarlyPhase1)]
    [InlineData("""["PHASE1"]""", Phase.Phase1)]
    [InlineData("""["PHASE1","PHASE2"]""", Phase.Phase1Phase2)]
    [InlineData("""["PHASE2"]""", Phase.Phase2)]
    [InlineData("""["PHASE3","PHASE2"]""", Phase.Phase2Phase3)]
    [InlineData("""["PHASE3"]""", Phase.Phase3)]
    [InlineData("""["PHASE4"]""", Phase.Phase4)]
    [InlineData("\"PHASE2\"", Phase.Phase2)]
    [InlineData("\"Phase 2/Phase 3\"", Phase.Phase2Phase3)]
    [InlineData("\"PHASE1|PHASE2\"", Phase.Phase1Phase2)]
    [InlineData("\"N/A\"", Phase.NotApplicable)]
    [InlineData("\"Early Phase 1\"", Phase.EarlyPhase1)]
    public void A_phase_is_read_as_written(string json, Phase phase)
    {
        var item = Records.Import(Records.With(Phases, JsonNode.Parse(json)));

        Assert.Equal(phase, item.Draft!.Phase);
        Assert.DoesNotContain(item.Warnings, warning => warning.Field == Phases);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""["PHASE9"]""")]
    [InlineData("""["PHASE1","PHASE4"]""")]
    [InlineData("{}")]
    public void A_trial_without_a_known_phase_is_read_as_not_applicable_with_a_warning(string json)
    {
        var item = Records.Import(Records.With(Phases, JsonNode.Parse(json)));

        Assert.Equal(Phase.NotApplicable, item.Draft!.Phase);
        Assert.Contains(item.Warnings, warning => warning.Field == Phases);
    }

    [Fact]
    public void An_observational_study_has_no_phase_and_needs_no_warning()
    {
        var item = Records.Import(Records.Without(Phases).Set(StudyTypePath, "OBSERVATIONAL"));

        Assert.Equal(Phase.NotApplicable, item.Draft!.Phase);
        Assert.DoesNotContain(item.Warnings, warning => warning.Field == Phases);
    }

    [Theory]
    [InlineData("INTERVENTIONAL", StudyType.Interventional, false)]
    [InlineData("Observational [Patient Registry]", StudyType.Observational, false)]
    [InlineData("EXPANDED_ACCESS", StudyType.ExpandedAccess, false)]
    [InlineData("SOMETHING", StudyType.Interventional, true)]
    [InlineData(null, StudyType.Interventional, true)]
    public void A_study_type_is_read_or_assumed_with_a_warning(string? written, StudyType type, bool isAssumed)
    {
        var item = Records.Import(Records.With(StudyTypePath, written));

        Assert.Equal(type, item.Draft!.StudyType);
        Assert.Equal(isAssumed, item.Warnings.Any(warning => warning.Field == StudyTypePath));
    }
}
