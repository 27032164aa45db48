using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using static TrialMatch.Domain.Drafts.InterventionType;

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
    public void A_device_is_joined_by_a_later_conditions_area_where_the_first_has_none()
    {
        var found = Classifier.Classify(Subjects.Of("Erectile Dysfunction", "Diabetes Mellitus").WithTypes(Device));

        Assert.Equal(Area.MedicalDevices, found.Lead);
        Assert.Equal([Area.Cardiovascular], found.CoLeads);
        Assert.Equal(ConditionGroup.Diabetes, found.ConditionGroup);
    }

    [Fact]
    public void A_device_for_a_disease_without_an_area_takes_its_sites_from_its_own_network_and_its_patients_from_the_field()
    {
        var found = Classifier.Classify(Subjects.Of("Erectile Dysfunction").WithTypes(Device));

        Assert.Equal(Area.MedicalDevices, found.Lead);
        Assert.Empty(found.CoLeads);
        Assert.Equal(ConditionGroup.Urology, found.ConditionGroup);
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

    [Theory]
    [InlineData("Digital therapeutic for raised blood sugar", Behavioral, "")]
    [InlineData("Internet-delivered cognitive therapy for social anxiety", Behavioral, "iCBT")]
    [InlineData("SomnoCoach in insomnia", Other, "SomnoCoach mobile app")]
    [InlineData("Lay user evaluation of a glucose meter", DiagnosticTest, "Aquila")]
    [InlineData("Deep learning to find polyps at colonoscopy", DiagnosticTest, "")]
    [InlineData("Smartwatch detection of atrial fibrillation", DiagnosticTest, "Photoplethysmography")]
    [InlineData("A corneal confocal microscope in neuropathy", DiagnosticTest, "")]
    [InlineData("Transcatheter aortic valve implantation", Procedure, "TAVI")]
    [InlineData("Deep brain stimulation for dystonia", Procedure, "DBS")]
    [InlineData("Hernia repair with a self-gripping mesh", Procedure, "")]
    [InlineData("Compression stockings after thrombosis", Other, "")]
    [InlineData("Hearing aids and cognitive decline", Other, "")]
    [InlineData("The Aquila System in heart failure", Other, "Aquila")]
    public void A_device_is_known_by_its_words_whatever_type_it_was_given(string title, InterventionType type, string name) =>
        Assert.Equal(Area.MedicalDevices, Classifier.Classify(Written(title, name, type)).Lead);

    [Theory]
    [InlineData("NX-21 is a transcatheter device for leaking valves.")]
    [InlineData("A randomised trial of the smartphone application NX-21 in heart failure. Patients exercise.")]
    [InlineData("The trial is a post-market clinical follow-up.")]
    [InlineData("We evaluate the effect of a mobile app on symptoms.")]
    public void A_brand_or_code_alone_is_known_by_the_description(string description) =>
        Assert.Equal(Area.MedicalDevices, Classifier.Classify(Written("NX-21 at home", "NX-21", Other) with { Description = description }).Lead);

    [Theory]
    [InlineData("Post-market clinical follow-up of the Tove pacemaker")]
    [InlineData("Registry of the Aquila coronary stent")]
    [InlineData("Real-world use of an insulin pump")]
    public void A_study_that_lists_no_intervention_is_known_by_its_title(string title) =>
        Assert.Equal(Area.MedicalDevices, Classifier.Classify(Written(title, "") with { StudyType = StudyType.Observational }).Lead);

    [Theory]
    [InlineData("Low-carbohydrate diet in diabetes", "Continuous glucose monitor", Behavioral, Device)]
    [InlineData("Supervised walking with step goals", "Pedometer", Behavioral, Device)]
    [InlineData("Cognitive therapy for insomnia with actigraphy", "Actigraphy", Behavioral, Other)]
    [InlineData("Levodopa response measured by wearable sensors", "Wearable sensor", Drug, Device)]
    [InlineData("Erenumab with a headache diary", "eDiary app", Biological, Other)]
    public void What_only_measures_is_not_what_is_tested(string title, string name, params InterventionType[] types) =>
        Assert.Equal(Area.Cardiovascular, Classifier.Classify(Written(title, name, types) with { InterventionNames = ["Treatment", name] }).Lead);

    [Theory]
    [InlineData("Semaglutide once weekly with a prefilled pen", "Pen-injector")]
    [InlineData("Budesonide delivered by dry powder inhaler", "Inhaler")]
    [InlineData("Treatment via an implanted pump", "Implantable pump")]
    [InlineData("Ticagrelor after drug-eluting stent implantation", "Drug-eluting stent")]
    public void What_gives_a_medicine_or_was_there_before_is_not_what_is_tested(string title, string name) =>
        Assert.Equal(Area.Cardiovascular, Classifier.Classify(Written(title, name, Drug, Device) with { InterventionNames = ["Treatment", name] }).Lead);

    [Theory]
    [InlineData("Closed-loop insulin delivery in young children", "CamAPS", "Insulin")]
    [InlineData("Drug-coated balloon, the Orm catheter", "Orm catheter", "Heparin")]
    [InlineData("Usability of an autoinjector", "Autoinjector", "Placebo")]
    public void A_device_beside_a_medicine_is_tested_where_the_title_is_about_it(string title, string device, string medicine) =>
        Assert.Equal(Area.MedicalDevices, Classifier.Classify(Written(title, device, Device, Drug) with { InterventionNames = [device, medicine] }).Lead);

    [Theory]
    [InlineData("Laparoscopic appendectomy or antibiotics", Procedure)]
    [InlineData("Ultrasound-guided nerve block", Procedure)]
    [InlineData("Group therapy for anxiety", Behavioral)]
    [InlineData("Telephone counselling", Behavioral)]
    [InlineData("Six-minute walk after treadmill exercise over 10 meters", Behavioral)]
    [InlineData("Serology in screening", DiagnosticTest)]
    [InlineData("Mobile phone text messages to remind", Behavioral)]
    [InlineData("Exercise and kinesiophobia", Behavioral)]
    [InlineData("Robot-assisted bypass", Procedure)]
    [InlineData("Early catheter removal", Procedure)]
    [InlineData("Sensory training", Behavioral)]
    public void Procedures_therapies_and_tests_without_a_device_stay_with_their_area(string title, InterventionType type) =>
        Assert.Equal(Area.Cardiovascular, Classifier.Classify(Written(title, "", type)).Lead);

    [Theory]
    [InlineData("Alfapump at home")]
    [InlineData("A new nephroscope")]
    [InlineData("A photometer in the clinic")]
    public void A_device_is_known_by_how_its_word_ends(string title) =>
        Assert.Equal(Area.MedicalDevices, Classifier.Classify(Written(title, "", DiagnosticTest)).Lead);

    [Fact]
    public void What_only_comes_with_a_disease_of_another_field_brings_nobody_in() =>
        Assert.Empty(Classifier.Classify(Subjects.Of("Thalassemia", "Anxiety").WithTypes(Device)).CoLeads);

    [Fact]
    public void A_registry_of_patients_is_no_device_study() =>
        Assert.Equal(Area.Cardiovascular, Classifier.Classify(Written("Registry of patients with implantable defibrillators", "") with { StudyType = StudyType.Observational }).Lead);

    private static StudySubject Written(string title, string name, params InterventionType[] types) =>
        Subjects.Of("Heart Failure").WithTypes(types) with { Title = title, InterventionNames = name.Length > 0 ? [name] : [] };
}
