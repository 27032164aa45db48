namespace TrialMatch.Domain.Areas;

/// <summary>
/// A group of conditions by which eligible patients are counted: a field of medicine. Each belongs to one area, see <see cref="ConditionGroups"/>. An
/// "other" group holds the conditions of an area that belong to none of its named groups. Children are no group: they belong to every field.
/// </summary>
public enum ConditionGroup
{
    /// <summary>Not specified; never stored.</summary>
    Unspecified = 0,

    BreastCancer = 1,
    LungCancer = 2,
    ColorectalAndUpperGiCancer = 3,
    ProstateAndUrinaryCancer = 4,
    GynaecologicalCancer = 5,
    HeadAndNeckCancer = 6,
    SkinCancer = 7,
    HaematologicalCancer = 8,
    BrainTumour = 9,
    OtherSolidTumour = 10,

    RheumaticDisease = 20,
    SkinImmuneDisease = 21,
    VasculitisAndConnectiveTissue = 22,

    MultipleSclerosisAndNeuroimmune = 30,
    Stroke = 31,
    Neurodegenerative = 32,
    Epilepsy = 33,
    HeadacheAndPainNeuro = 34,
    NeuromuscularAndNerve = 35,
    BrainAndSpinalInjury = 36,
    SleepDisorder = 37,
    MentalHealth = 38,
    SubstanceUse = 39,
    OtherNeurological = 40,

    HeartFailure = 50,
    ArrhythmiaAf = 51,
    IschaemicHeart = 52,
    StructuralHeart = 53,
    Hypertension = 54,
    VascularDisease = 55,
    Diabetes = 56,
    Obesity = 57,
    Lipids = 58,
    Kidney = 59,
    OtherCardiovascular = 60,

    InflammatoryBowel = 70,
    ImmuneGut = 71,
    Liver = 72,
    PancreasAndBiliary = 73,
    OtherGastro = 74,

    // The fields that no centre covers.
    LungDisease = 80,
    Infection = 81,
    Orthopaedics = 82,

    /// <summary>Gynaecology and fertility.</summary>
    WomensHealth = 83,

    /// <summary>Obstetrics, and the newborn.</summary>
    PregnancyAndBirth = 84,
    EyeDisease = 85,
    EarNoseAndThroat = 86,
    Urology = 87,

    /// <summary>Inborn errors of metabolism, chromosomal and other genetic syndromes, and disease that is only called rare.</summary>
    RareDisease = 88,

    /// <summary>Benign disease of the blood, coagulation and immune deficiency.</summary>
    BloodDisease = 89,
    HormoneDisease = 90,
    Allergy = 91,

    /// <summary>Skin disease that is not immune-driven: burns, scars, wounds.</summary>
    OtherSkinDisease = 92,
    TeethAndMouth = 93,
    Injury = 94,
    SurgeryAndIntensiveCare = 95,
    OtherField = 96,
}
