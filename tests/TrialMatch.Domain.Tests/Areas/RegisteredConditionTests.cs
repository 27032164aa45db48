using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Domain.Tests.Areas;

/// <summary>
/// Condition lists as registrants write them, with the area a person gave them by the rules before any code was run.
/// One line each: conditions, expected lead (- for triage), expected co-leads, intervention types (Drug where none), O for an observational study.
/// </summary>
public sealed class RegisteredConditionTests
{
    private const string Lists =
        """
        CDK4/6 Inhibitor; Breast Cancer; CYP3A4 Protein, Human; Drug Interaction; Pharmacogenetic Testing | Cancer
        Anxiety; Breathing Exercise; Burns (Physical Finding); Pain; Pain Management; Stress Ball | -
        Dental Caries; Crowned Posterior Teeth | -
        Sleep Quality; Pain; Intensive Care Medicine; Cardiac Surgery | MedicalDevices | Cardiovascular BrainHealth | Device
        Healthy Volunteers in Fed and Fasted State | -
        Community-Acquired Pneumonia (CAP); Pneumonia | -
        Thoracic; Surgery; Mechanical Ventilation; Hypercapnia; Acidosis; One Lung Ventillation (OLV); Smartphone Application | -
        Healthy Controls | -
        Type 2 Diabetes Mellitus (T2DM); Thyroid Dysfunction; Metabolic Syndrome; Upper Egypt Patients | Cardiovascular
        Acute Abdomen; Ileus; Colorectal Carcinoma | Gastrointestinal | Cancer
        Spinal Cord Injury | BrainHealth
        Neoplasms, Lung | Cancer
        Acute Heart Failure (AHF); Congestion, Venous | Cardiovascular
        Heat Acclimation and Thermotolerance | -
        Heart Valve Diseases; Left Ventricle Remodeling; Aortic Regurgitation Disease; Heart Failure Congestive; Natriuretic Peptide, Brain | Cardiovascular
        Socket Preservation; Implant-supported Single Crowns; Hyaluronic Acid; CAD-CAM | MedicalDevices | | Device
        Mandibular Fractures; Facial Injuries | -
        Anastomosis; Anastomosis, Leaking; Anastomotic Leaks; Anastomotic Leak Large Intestine; Anastomotic Leakage in Colon Surgery; Oxygen Delivery | Gastrointestinal
        Exercise Performance of Fit Athletes | -
        Biliary Tract Cancer (BTC) | Cancer | Gastrointestinal
        Non Specific Low Back Pain | -
        Post -Partum Low Back Pain; Dynamic Neuromuscular Stabilization (DNS); Core Stability and Functional Disability | -
        Obesity | Cardiovascular
        Acute Respiratory Distress Syndrome (ARDS); Ventilated Patient in Intensive Care | -
        Hypertension | MedicalDevices | Cardiovascular | Device | O
        Nursing Students; Professional Values; Education | -
        Obstetric; Injury Pelvic Floor | -
        Hypertension; Fall Risk; Antihypertensive Medication Effects; Postural Balance; Fear of Falling | Cardiovascular
        Hemodynamic | -
        Autosomal Dominant Spinocerebellar Ataxia (SCA1, 2,3,6,7,27B) | BrainHealth
        Smoking Cessation | BrainHealth
        Spinal Cord Diseases; Spinal Cord Injuries; Neurodegenerative Disorders; Cerebrovascular Accident With Associated Sequelae | MedicalDevices | BrainHealth Cardiovascular | Device
        Healthy Volunteer Study | MedicalDevices | | Device
        Ischemic Stroke, Acute; Large Vessel Occlusion | BrainHealth | Cardiovascular
        Vitamin d, Vitamin B 12 and Folic Acid Concentrations; Micronutrient Status in Women of Reproductive Age | -
        Bursitis; Hyperthermia | -
        Hypospadias; Caudal Block; Erector Spinae Plane Block; Pain, Postoperative | -
        Infusion of Ketamine in Severe Borderline Personality Disorder; Borderline Personality Disorder (BPD) | BrainHealth
        Social Anxiety Disorder | MedicalDevices | BrainHealth | Device
        Home Care Services | -
        Heart Failure; Heart Failure NYHA Class III; Neuromuscular Electrical Stimulation (NMES); Kinesiophobia | MedicalDevices | Cardiovascular | Device
        Diabetic Foot Ulcer t; Type 1 Diabetes Mellitus; Type 2 Diabetes Mellitus; Wound Management; Chronic Wound Healing | Cardiovascular
        Postoperative Pain Management; RATS Surgery | -
        Congenital Adrenal Hyperplasia (CAH) | -
        Chronic Lymphocytic Leukemia; Refractory Chronic Lymphocytic Leukemia | Cancer
        Advanced Melanoma | Cancer
        Valvular Heart Disease Stenosis and Regurgitation; Valvular Heart Disease | Cardiovascular
        Parathyroid Adenomas; Hyperparathyroidism, Primary | -
        Multiple Myeloma | Cancer
        Periodontal Diseases Inflammation | -
        Depression, Anxiety; Chronic Disease | MedicalDevices | BrainHealth | Device
        Hemodialysis; Nurse; Educational Videos; Patient Activation; Weight Change; Treatment Adherence | Cardiovascular
        Fecal Incontinence (FI); Anorectal Malformations | MedicalDevices | Gastrointestinal | Behavioral Other Device DiagnosticTest
        Hemophilia | -
        Small Bowel Obstruction | Gastrointestinal
        HCC | Cancer | Gastrointestinal
        Dental Crown | -
        Concussion; Sports Injuries in Children | BrainHealth
        Depression - Major Depressive Disorder | BrainHealth
        Postoperative Pain; Nausea and Vomiting, Postoperative; Dizziness; Constipation; Duration of Response; Pain After Surgery | -
        Cataract; Anxiety | -
        Thalassemia, Beta; Thalassemia; Pain; Anxiety; Blood Disorder | MedicalDevices | | Device
        Pelvic Floor Muscle Exercise; Healthy Adult Women; Pelvic Floor Muscle Training | -
        Herpes Zoster | -
        Pulmonary Hypertension; Hypoxic Respiratory Failure | Cardiovascular
        Gagging | - | | Drug Device Genetic
        Non - Alcoholic Steatohepatitis | Gastrointestinal
        Non Small Cell Lung Cancer | Cancer
        Normal Physiology | MedicalDevices | | Device
        IOL, Cataract | -
        Amyotrophic Lateral Sclerosis (ALS) | BrainHealth
        Aging | -
        Mild Cognitive Impairment; Mild Cognitive Impairment (MCI) | BrainHealth
        Cardiogenic Shock, ECMO | Cardiovascular
        Alzheimer Disease (AD); Cognitive Decline | BrainHealth
        Metastatic Non-Squamous Non-Small Cell Lung Cancer; Adult Solid Tumor | Cancer
        Preeclampsia (PE); Intrauterine Growth Restriction (IUGR); Placental Insufficiency | -
        Primary Condition: Pain, Postoperative; Associated Conditions: Cardiac Surgical Procedures, Thoracic Surgery | -
        Gastric Cancer | Cancer | Gastrointestinal
        VEXAS Syndome; Myelo Dysplastic Syndrome | Inflammation | Cancer
        CKD (Chronic Kidney Disease) Stage 5D; Peritoneal Dialysis (PD) | Cardiovascular
        Respiratory Distress Syndrome in Premature Infant | -
        IgA Nephropathy (IgAN) | Cardiovascular | Inflammation
        Artificial Intelligence; Lung Nodule | - | | DiagnosticTest | O
        Gastrointestinal Cancers; Complication | Cancer | Gastrointestinal
        Heart Failure | MedicalDevices | Cardiovascular | Device | O
        Stress; Mental Health; Mindfulness Based Stress Reduction | BrainHealth
        Diabetic Retinopathy (DR) | -
        Neonatal Hypoxic Respiratory Failure With Pulmonary Hypertension | -
        """;

    public static TheoryData<string> All => [.. Lists.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    [Theory]
    [MemberData(nameof(All))]
    public void A_list_goes_where_a_person_sent_it(string line)
    {
        var cells = line.Split('|', StringSplitOptions.TrimEntries);
        var subject = Subjects.Of(cells[0].Split(';', StringSplitOptions.TrimEntries)).WithTypes(Types(cells)) with
        {
            StudyType = Cell(cells, 4) == "O" ? StudyType.Observational : StudyType.Interventional,
        };

        var found = Classifier.Classify(subject);

        var expected = (cells[1] + " " + string.Join(' ', Cell(cells, 2).Split(' ').Order())).Trim();
        var actual = ((found.Lead?.ToString() ?? "-") + " " + string.Join(' ', found.CoLeads.Select(area => area.ToString()).Order())).Trim();
        Assert.True(expected == actual, $"expected {expected}, found {actual}\n" + string.Join('\n', found.Reasons));
    }

    private static string Cell(string[] cells, int index) => index < cells.Length ? cells[index] : "";

    private static InterventionType[] Types(string[] cells) =>
        [.. Cell(cells, 3).Split(' ', StringSplitOptions.RemoveEmptyEntries).DefaultIfEmpty("Drug").Select(Enum.Parse<InterventionType>)];
}
