namespace TrialMatch.Domain.Areas;

/// <summary>The routing rules, by their numbers. The first rule that fits the primary condition names the lead area.</summary>
public enum AreaRule
{
    /// <summary>Not specified; never stored.</summary>
    Unspecified = 0,

    /// <summary>A device or software is itself what is tested.</summary>
    DeviceTested = 1,
    Neoplasm = 2,

    /// <summary>Stroke. For stroke prevention in atrial fibrillation, lead and co-lead change places.</summary>
    Stroke = 3,

    /// <summary>Inflammatory bowel disease, coeliac disease, eosinophilic oesophagitis, autoimmune hepatitis.</summary>
    ImmuneGut = 4,

    /// <summary>Multiple sclerosis, myasthenia gravis and similar diseases.</summary>
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

    /// <summary>No rule fits, or the first condition's field has no centre. The study goes to triage.</summary>
    NothingFits = 11,
}
