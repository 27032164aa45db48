namespace TrialMatch.Domain.Areas;

/// <summary>
/// A group of conditions by which eligible patients are counted. Each belongs to one area, see <see cref="ConditionGroups"/>. An "other" group holds the
/// conditions of an area that belong to none of its named groups.
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
}
