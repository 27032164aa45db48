using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Rarity;

namespace TrialMatch.Domain.Tests.Rarity;

public class EligibleShareTests
{
    [Theory]
    [InlineData("KRAS G12C-Mutated Non-small Cell Lung Cancer", 120)]
    [InlineData("NSCLC with KRAS p.G12C mutation", 120)]
    [InlineData("Metastatic Colorectal Cancer with KRAS G12C", 32)]
    [InlineData("KRAS-mutant Lung Cancer", 250)]
    [InlineData("EGFR-mutated Lung Cancer", 70)]
    [InlineData("EGFR Exon 20 Insertion Lung Cancer", 15)]
    [InlineData("ALK-positive Lung Cancer", 40)]
    [InlineData("HER2+ Breast Cancer", 150)]
    [InlineData("HER2-positive, HR-negative Breast Cancer", 150)]
    [InlineData("HER2-low Breast Cancer", 500)]
    [InlineData("BRCA1/2-mutated Breast Cancer", 31)]
    [InlineData("MSI-H Colorectal Cancer", 150)]
    [InlineData("BRAF V600E Melanoma", 480)]
    [InlineData("Huntington's Disease", 4)]
    [InlineData("Hidradenitis Suppurativa", 40)]
    [InlineData("Dravet Syndrome", 8)]
    public void A_biomarker_or_rare_disease_has_a_planning_default_that_names_its_source(string condition, int perMille)
    {
        var share = Of(condition);

        Assert.Equal(perMille, share.PerMille);
        Assert.Contains("planning default (", share.Assumption, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PD-L1 positive Lung Cancer", "the biomarker PD-L1")]
    [InlineData("NTRK Fusion Solid Tumours", "the biomarker NTRK")]
    [InlineData("HER2-positive Gastric Cancer", "the biomarker HER2")]
    [InlineData("Amyotrophic Lateral Sclerosis", "the rare disease amyotrophic lateral sclerosis")]
    public void Without_a_default_every_patient_counts_and_the_share_is_asked_for(string condition, string asked)
    {
        var share = Of(condition);

        Assert.Equal(EligibleShare.Whole, share.PerMille);
        Assert.StartsWith(asked, share.Assumption, StringComparison.Ordinal);
        Assert.EndsWith("set eligible_share_per_mille", share.Assumption, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Alzheimer's Disease")]
    [InlineData("Psoriasis")]
    [InlineData("Non-small Cell Lung Cancer")]
    [InlineData("HER2-negative Breast Cancer")]
    [InlineData("EGFR and ALK Wild-type Lung Cancer")]
    public void Where_nothing_narrows_a_study_nothing_is_said(string condition) =>
        Assert.Equal(new EligibleShare(EligibleShare.Whole, Assumption: null), Of(condition));

    [Fact]
    public void Of_several_that_are_named_the_rarest_counts() =>
        Assert.Equal(40, Of("EGFR-mutated or ALK-positive Lung Cancer").PerMille);

    [Fact]
    public void What_the_sponsor_says_goes_before_any_default() =>
        Assert.Equal(new EligibleShare(7, Assumption: null) { IsRareDisease = true }, EligibleShare.Of(Draft("Huntington's Disease") with { EligibleSharePerMille = 7 }, ConditionGroup.Neurodegenerative));

    [Fact]
    public void Every_rare_disease_with_a_default_is_routed_to_the_group_that_the_share_is_of()
    {
        var rows = NarrowingTable.Rows.Where(row => row.Narrowing is { Kind: NarrowingKind.RareDisease, Group: not null }).ToList();

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(row.Narrowing.Group, GroupOf(row.Words[0])));
    }

    [Fact]
    public void Every_default_lies_within_the_group_and_names_a_source() =>
        Assert.All(NarrowingTable.Rows.Where(row => row.Narrowing.PerMille is not null), row =>
        {
            Assert.InRange(row.Narrowing.PerMille!.Value, 1, EligibleShare.Whole - 1);
            Assert.NotNull(row.Narrowing.Group);
            Assert.NotEmpty(row.Narrowing.Source);
        });

    private static EligibleShare Of(string condition) => EligibleShare.Of(Draft(condition), GroupOf(condition));

    private static ConditionGroup? GroupOf(string condition) => Classifier.Classify(StudySubject.Of(Draft(condition))).ConditionGroup;

    private static StudyDraft Draft(string condition) => new(
        "A study", Phase.Phase3, StudyType.Interventional, TargetPatients: 10, new(2028, 1, 1), new(2029, 6, 30), Conditions: [condition]);
}
