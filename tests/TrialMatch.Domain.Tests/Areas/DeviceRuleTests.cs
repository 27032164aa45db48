using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Studies;

using static TrialMatch.Domain.Studies.InterventionType;

namespace TrialMatch.Domain.Tests.Areas;

public sealed class DeviceRuleTests
{
    [Fact]
    public void A_device_tested_leads_and_the_clinical_area_joins_with_its_patients()
    {
        var found = Classifier.Classify(Subjects.Of("Aortic Stenosis").WithTypes(Device));

        Assert.Equal(Area.MedicalDevices, found.Lead);
        Assert.Equal([Area.Cardiovascular], found.CoLeads);
        Assert.Equal(ConditionGroup.StructuralHeart, found.ConditionGroup);
        Assert.Equal(AreaRule.DeviceTested, found.Reasons[0].Rule);
    }

    [Fact]
    public void The_clinical_areas_own_co_leads_join_too() =>
        Assert.Equal([Area.BrainHealth, Area.Cardiovascular], Classifier.Classify(Subjects.Of("Stroke").WithTypes(Device, Procedure)).CoLeads);

    [Fact]
    public void A_device_for_a_disease_without_an_area_still_leads_alone()
    {
        var found = Classifier.Classify(Subjects.Of("Erectile Dysfunction", "Diabetes Mellitus").WithTypes(Device));

        Assert.Equal(Area.MedicalDevices, found.Lead);
        Assert.Empty(found.CoLeads);
        Assert.Null(found.ConditionGroup);
    }

    [Theory]
    [InlineData(Drug)]
    [InlineData(Biological)]
    [InlineData(Radiation)]
    [InlineData(Genetic)]
    [InlineData(DietarySupplement)]
    [InlineData(CombinationProduct)]
    public void A_device_beside_a_medicine_is_the_means_of_giving_it(InterventionType medicine) =>
        Assert.Equal(Area.Cancer, Classifier.Classify(Subjects.Of("Breast Cancer").WithTypes(Device, medicine)).Lead);

    [Fact]
    public void A_device_among_tests_in_an_observational_study_only_measures()
    {
        var subject = Subjects.Of("Acute Myeloid Leukemia").WithTypes(Device, DiagnosticTest);

        Assert.Equal(Area.Cancer, Classifier.Classify(subject with { StudyType = StudyType.Observational }).Lead);
        Assert.Equal(Area.MedicalDevices, Classifier.Classify(subject).Lead);
    }

    [Fact]
    public void A_procedure_alone_is_no_device() =>
        Assert.Equal(Area.Cardiovascular, Classifier.Classify(Subjects.Of("Angina Pectoris").WithTypes(Procedure)).Lead);
}
