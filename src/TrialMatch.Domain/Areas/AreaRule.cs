namespace TrialMatch.Domain.Areas;

/// <summary>The rules that say where a study goes, by their numbers: the first that fits the primary condition leads.</summary>
public enum AreaRule
{
    /// <summary>Not said. Never stored.</summary>
    Unspecified = 0,

    /// <summary>A device or software is itself what is tested.</summary>
    DeviceTested = 1,
    Neoplasm = 2,

    /// <summary>Stroke; and stroke prevention in atrial fibrillation, the other way round.</summary>
    Stroke = 3,

    /// <summary>Inflammatory bowel disease, coeliac disease, eosinophilic oesophagitis, autoimmune hepatitis.</summary>
    ImmuneGut = 4,

    /// <summary>Multiple sclerosis, myasthenia gravis and their like.</summary>
    NeuroImmune = 5,

    /// <summary>Autoimmune and immune-driven disease of skin, joints, connective tissue and vessels.</summary>
    ImmuneDisease = 6,

    /// <summary>Heart and vessels, cardiometabolic disease and nephrology.</summary>
    HeartVesselsMetabolismKidney = 7,

    /// <summary>Nervous system and mental health.</summary>
    BrainAndMind = 8,
    Digestive = 9,

    /// <summary>The primary endpoint of a study in another field is cardiovascular.</summary>
    CardiovascularEndpoint = 10,

    /// <summary>No rule fits, or the first condition's field has no centre: triage.</summary>
    NothingFits = 11,
}
