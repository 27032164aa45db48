using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Domain.Tests.Areas;

public sealed class CardiovascularEndpointTests
{
    [Theory]
    [InlineData("Time to first major adverse cardiovascular event")]
    [InlineData("Adjudicated MACE")]
    [InlineData("Decline in left ventricular ejection fraction")]
    [InlineData("Symptomatic deep vein thrombosis")]
    [InlineData("Change in systolic blood pressure")]
    [InlineData("Carotid intima-media thickness")]
    public void A_cardiovascular_primary_endpoint_brings_the_cardiovascular_centre_in(string outcome)
    {
        var found = Classifier.Classify(Subjects.Of("Rheumatoid Arthritis") with { PrimaryOutcomes = [outcome] });

        Assert.Equal(Area.Inflammation, found.Lead);
        Assert.Equal([Area.Cardiovascular], found.CoLeads);
        var reason = found.Reasons[^1];
        Assert.Equal((AreaRule.CardiovascularEndpoint, EvidenceKind.PrimaryOutcome, outcome), (reason.Rule, reason.Kind, reason.Evidence));
        Assert.StartsWith("rule 10: CARDIOVASCULAR", reason.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ACR20 at week 12")]
    [InlineData("Changes in vital signs such as blood pressure")]
    [InlineData("Hepatic venous pressure in portal hypertension")]
    public void Other_endpoints_and_vital_signs_bring_nobody_in(string outcome) =>
        Assert.Empty(Classifier.Classify(Subjects.Of("Rheumatoid Arthritis") with { PrimaryOutcomes = [outcome] }).CoLeads);

    [Fact]
    public void A_blood_pressure_asked_after_other_endpoints_is_safety() =>
        Assert.Empty(Classifier.Classify(Subjects.Of("Rheumatoid Arthritis") with { PrimaryOutcomes = ["ACR20", "Blood pressure"] }).CoLeads);

    [Fact]
    public void In_triage_the_endpoints_area_is_a_suggestion()
    {
        var found = Classifier.Classify(Subjects.Of("Influenza") with { PrimaryOutcomes = ["Myocardial infarction"] });

        Assert.True(found.IsTriage);
        Assert.Empty(found.CoLeads);
        Assert.Equal([Area.Cardiovascular], found.SuggestedAreas);
        Assert.Equal("infection", found.Field);
    }

    [Fact]
    public void It_joins_a_device_study_too() =>
        Assert.Equal(
            [Area.BrainHealth, Area.Cardiovascular],
            Classifier.Classify(Subjects.Of("Sleep Apnea").WithTypes(InterventionType.Device) with { PrimaryOutcomes = ["Cardiovascular death"] }).CoLeads);
}
