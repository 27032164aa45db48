using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Domain.Tests.Areas;

public sealed class ClassifierTests
{
    private static readonly MeshAncestor Neoplasms = new("D009369", "Neoplasms");
    private static readonly MeshAncestor MentalDisorders = new("D001523", "Mental Disorders");

    [Fact]
    public void A_derived_heading_does_not_outweigh_the_registrants_condition()
    {
        var subject = Subjects.Of("Multiple Sclerosis") with { MeshHeadings = [new("D009362", "Neoplasm Metastasis", [Neoplasms])] };

        var found = Classifier.Classify(subject);

        Assert.Equal(Area.BrainHealth, found.Lead);
        Assert.Equal([Area.Inflammation], found.CoLeads);
    }

    [Theory]
    [InlineData("D009369")]
    [InlineData("D000009369")]
    public void Headings_decide_where_the_conditions_say_nothing_however_their_numbers_are_written(string id)
    {
        var subject = Subjects.Of("Intervention") with { MeshHeadings = [new("D000000001", "Something New", [new(id, "Neoplasms")])] };

        Assert.Equal(Area.Cancer, Classifier.Classify(subject).Lead);
    }

    [Fact]
    public void A_headings_own_term_is_known_better_than_its_place_in_the_tree()
    {
        var subject = Subjects.Of() with { MeshHeadings = [new("D007172", "Erectile Dysfunction", [MentalDisorders])] };

        Assert.True(Classifier.Classify(subject).IsTriage);
    }

    [Fact]
    public void A_heading_without_an_area_beside_one_with_an_area_leaves_it_to_people()
    {
        var subject = Subjects.Of() with { MeshHeadings = [new("D006973", "Hypertension"), new("D001249", "Asthma")] };

        Assert.True(Classifier.Classify(subject).IsTriage);
    }

    [Fact]
    public void A_title_decides_where_all_it_names_lies_in_one_area_and_nothing_else_speaks()
    {
        Assert.Equal(Area.Cardiovascular, Classifier.Classify(Subjects.Of("Intervention") with { Title = "Hemp extract in people with pre-diabetes" }).Lead);
        Assert.True(Classifier.Classify(Subjects.Of("Intervention") with { Title = "Asthma and diabetes in schoolchildren" }).IsTriage);
    }

    [Theory]
    [InlineData("Ischemic Stroke", "Atrial Fibrillation", "Apixaban for the prevention of stroke in atrial fibrillation")]
    [InlineData("Atrial Fibrillation", "Stroke", "Anticoagulation in atrial fibrillation")]
    [InlineData("Stroke", "Atrial Fibrillation", "Left atrial appendage closure")]
    public void Stroke_prevention_in_atrial_fibrillation_is_led_by_the_heart(string first, string second, string title)
    {
        var found = Classifier.Classify(Subjects.Of(first, second) with { Title = title });

        Assert.Equal(Area.Cardiovascular, found.Lead);
        Assert.Equal([Area.BrainHealth], found.CoLeads);
        Assert.Equal(ConditionGroup.ArrhythmiaAf, found.ConditionGroup);
    }

    [Fact]
    public void A_title_that_tells_of_stroke_prevention_adds_the_brains_centre()
    {
        var found = Classifier.Classify(Subjects.Of("Atrial Fibrillation") with { Title = "Rivaroxaban for stroke prevention in atrial fibrillation" });

        Assert.Equal([Area.BrainHealth], found.CoLeads);
    }

    [Fact]
    public void Acute_stroke_in_someone_with_atrial_fibrillation_stays_with_the_brain() =>
        Assert.Equal(Area.BrainHealth, Classifier.Classify(Subjects.Of("Acute Ischemic Stroke", "Atrial Fibrillation") with { Title = "Thrombolysis in stroke" }).Lead);

    [Fact]
    public void The_first_condition_leads_and_the_others_join()
    {
        var found = Classifier.Classify(Subjects.Of("Psoriatic Arthritis", "Crohn's Disease", "Depression"));

        Assert.Equal(Area.Inflammation, found.Lead);
        Assert.Equal([Area.Gastrointestinal, Area.BrainHealth], found.CoLeads);
        Assert.Equal(ConditionGroup.RheumaticDisease, found.ConditionGroup);
    }

    [Fact]
    public void A_primary_condition_without_an_area_is_triage_whatever_comes_after()
    {
        var found = Classifier.Classify(Subjects.Of("Erectile Dysfunction", "Diabetes Mellitus"));

        Assert.True(found.IsTriage);
        Assert.Empty(found.CoLeads);
        Assert.Equal(ConditionGroup.Urology, found.ConditionGroup);
        Assert.Equal(AreaRule.NothingFits, found.Reasons[0].Rule);
        Assert.Equal("Erectile Dysfunction", found.Reasons[0].Evidence);
        Assert.Contains(found.Reasons, reason => reason.Area == Area.Cardiovascular);
        Assert.Equal([Area.Cardiovascular], found.SuggestedAreas);
        Assert.Equal("urology", found.Field);
    }

    [Fact]
    public void What_is_not_recognised_is_triage_and_says_so()
    {
        var reason = Assert.Single(Classifier.Classify(Subjects.Of("Zzyzx syndrome")).Reasons);

        Assert.Equal((AreaRule.NothingFits, null, "Zzyzx syndrome"), (reason.Rule, reason.Area, reason.Evidence));
    }

    [Fact]
    public void A_subject_of_which_nothing_is_known_is_triage() => Assert.True(Classifier.Classify(Subjects.Of()).IsTriage);

    [Fact]
    public void The_first_reason_names_the_rule_the_evidence_and_the_area_that_decided()
    {
        var reason = Classifier.Classify(Subjects.Of("Fatigue", "NSCLC")).Reasons[0];

        Assert.Equal((AreaRule.Neoplasm, Area.Cancer, EvidenceKind.Condition, "NSCLC"), (reason.Rule, reason.Area, reason.Kind, reason.Evidence));
        Assert.Contains("NSCLC", reason.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_area_of_a_classification_has_a_reason()
    {
        var found = Classifier.Classify(Subjects.Of("Brain Metastases", "Colorectal Cancer", "Stroke").WithTypes(InterventionType.Device));

        Assert.Equal([Area.MedicalDevices, Area.Cancer, Area.BrainHealth, Area.Gastrointestinal, Area.Cardiovascular], found.Areas);
        Assert.All(found.Areas, area => Assert.Contains(found.Reasons, reason => reason.Area == area));
    }

    [Fact]
    public void Codes_outweigh_vague_words()
    {
        var found = Classifier.Classify(Subjects.Of("Swelling, perhaps of the heart") with { Icd10Codes = ["C50.9"] });

        Assert.Equal(Area.Cancer, found.Lead);
        Assert.Equal(EvidenceKind.Icd10Code, found.Reasons[0].Kind);
    }

    [Theory]
    [InlineData("Premature Ejaculation", "F52.4", null)]
    [InlineData("Lupus Nephritis", "N08.5", Area.Inflammation, Area.Cardiovascular)]
    [InlineData("Heart Failure", "F32.1", Area.Cardiovascular, Area.BrainHealth)]
    [InlineData("Crohn Disease", "D50.0", Area.Gastrointestinal, Area.Inflammation)]
    public void Plain_words_outweigh_the_chapter_of_a_code(string condition, string code, Area? lead, params Area[] coLeads)
    {
        var found = Classifier.Classify(Subjects.Of(condition) with { Icd10Codes = [code] });

        Assert.Equal(lead, found.Lead);
        Assert.Equal(coLeads, found.CoLeads);
    }

    [Theory]
    [InlineData("Type 2 Diabetes", "E11.3")]
    [InlineData("Low Desire", "F52.0")]
    [InlineData("Depression", "F52.2")]
    public void A_code_that_names_an_organ_without_a_centre_follows_the_organ(string condition, string code) =>
        Assert.True(Classifier.Classify(Subjects.Of(condition) with { Icd10Codes = [code] }).IsTriage);

    [Fact]
    public void An_abbreviation_of_many_meanings_yields_to_the_code() =>
        Assert.Equal(Area.Cardiovascular, Classifier.Classify(Subjects.Of("MS") with { Icd10Codes = ["I05.0"] }).Lead);

    [Theory]
    [InlineData("IgA Nephropathy")]
    [InlineData("Primary Membranous Nephropathy")]
    [InlineData("IgA-nefropati")]
    public void Autoimmune_kidney_disease_is_led_by_the_heart_and_joined_by_inflammation(string condition)
    {
        var found = Classifier.Classify(Subjects.Of(condition));

        Assert.Equal(Area.Cardiovascular, found.Lead);
        Assert.Equal([Area.Inflammation], found.CoLeads);
    }

    [Theory]
    [InlineData("Teplizumab to delay type 1 diabetes", true)]
    [InlineData("Baricitinib in new-onset type 1 diabetes", true)]
    [InlineData("Insulin icodec in type 1 diabetes", false)]
    public void Type_1_diabetes_treated_through_the_immune_system_is_joined_by_inflammation(string title, bool isJoined)
    {
        var found = Classifier.Classify(Subjects.Of("Type 1 Diabetes") with { Title = title });

        Assert.Equal(Area.Cardiovascular, found.Lead);
        Assert.Equal(isJoined, found.CoLeads.Contains(Area.Inflammation));
    }

    [Fact]
    public void A_study_draft_is_classified_by_what_it_is_about()
    {
        var draft = new StudyDraft("A study", Phase.Phase3, StudyType.Interventional, 10, new(2027, 1, 1), new(2028, 1, 1), Conditions: ["Gout"]);

        Assert.Equal(Area.Inflammation, Classifier.Classify(StudySubject.Of(draft)).Lead);
    }
}
