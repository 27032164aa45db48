using TrialMatch.Domain.Areas;

namespace TrialMatch.Domain.Tests.Areas;

public sealed class ConditionGroupsTests
{
    [Fact]
    public void Every_group_belongs_to_a_clinical_area()
    {
        var groups = Enum.GetValues<ConditionGroup>().Where(group => group != ConditionGroup.Unspecified).ToList();

        Assert.Equal(groups, ConditionGroups.All);
        Assert.All(groups, group => Assert.NotEqual(Area.MedicalDevices, ConditionGroups.AreaOf(group)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ConditionGroups.AreaOf(ConditionGroup.Unspecified));
    }

    [Theory]
    [InlineData("Breast Cancer", ConditionGroup.BreastCancer)]
    [InlineData("NSCLC", ConditionGroup.LungCancer)]
    [InlineData("Cholangiocarcinoma", ConditionGroup.ColorectalAndUpperGiCancer)]
    [InlineData("Urothelial Carcinoma", ConditionGroup.ProstateAndUrinaryCancer)]
    [InlineData("Cervical Cancer", ConditionGroup.GynaecologicalCancer)]
    [InlineData("Larynx Cancer", ConditionGroup.HeadAndNeckCancer)]
    [InlineData("Malignant Melanoma", ConditionGroup.SkinCancer)]
    [InlineData("Cutaneous T-Cell Lymphoma", ConditionGroup.HaematologicalCancer)]
    [InlineData("Glioblastoma", ConditionGroup.BrainTumour)]
    [InlineData("Advanced Solid Tumours", ConditionGroup.OtherSolidTumour)]
    [InlineData("Carcinoma of the Breast Metastatic to the Lung", ConditionGroup.BreastCancer)]
    [InlineData("Axial Spondyloarthritis", ConditionGroup.RheumaticDisease)]
    [InlineData("Atopic Dermatitis", ConditionGroup.SkinImmuneDisease)]
    [InlineData("Lupus Nephritis", ConditionGroup.VasculitisAndConnectiveTissue)]
    [InlineData("Multiple Sclerosis", ConditionGroup.MultipleSclerosisAndNeuroimmune)]
    [InlineData("Stroke", ConditionGroup.Stroke)]
    [InlineData("Parkinson Disease", ConditionGroup.Neurodegenerative)]
    [InlineData("Epilepsy", ConditionGroup.Epilepsy)]
    [InlineData("Migraine", ConditionGroup.HeadacheAndPainNeuro)]
    [InlineData("ALS", ConditionGroup.NeuromuscularAndNerve)]
    [InlineData("Traumatic Brain Injury", ConditionGroup.BrainAndSpinalInjury)]
    [InlineData("Insomnia", ConditionGroup.SleepDisorder)]
    [InlineData("Schizophrenia", ConditionGroup.MentalHealth)]
    [InlineData("Alcohol Use Disorder", ConditionGroup.SubstanceUse)]
    [InlineData("Cerebral Palsy", ConditionGroup.OtherNeurological)]
    [InlineData("HFrEF", ConditionGroup.HeartFailure)]
    [InlineData("Atrial Fibrillation", ConditionGroup.ArrhythmiaAf)]
    [InlineData("STEMI", ConditionGroup.IschaemicHeart)]
    [InlineData("Aortic Stenosis", ConditionGroup.StructuralHeart)]
    [InlineData("Essential Hypertension", ConditionGroup.Hypertension)]
    [InlineData("Peripheral Artery Disease", ConditionGroup.VascularDisease)]
    [InlineData("Type 1 Diabetes", ConditionGroup.Diabetes)]
    [InlineData("Obesity", ConditionGroup.Obesity)]
    [InlineData("Familial Hypercholesterolaemia", ConditionGroup.Lipids)]
    [InlineData("Chronic Kidney Disease", ConditionGroup.Kidney)]
    [InlineData("Pulmonary Arterial Hypertension", ConditionGroup.OtherCardiovascular)]
    [InlineData("Ulcerative Colitis", ConditionGroup.InflammatoryBowel)]
    [InlineData("Coeliac Disease", ConditionGroup.ImmuneGut)]
    [InlineData("NASH", ConditionGroup.Liver)]
    [InlineData("Acute Pancreatitis", ConditionGroup.PancreasAndBiliary)]
    [InlineData("Irritable Bowel Syndrome", ConditionGroup.OtherGastro)]
    public void A_condition_draws_on_the_patients_of_its_group(string condition, ConditionGroup group) =>
        Assert.Equal(group, Classifier.Classify(Subjects.Of(condition)).ConditionGroup);
}
