namespace TrialMatch.Domain.Drafts;

/// <summary>What a draft may hold. Texts count UTF-16 characters; the limits leave room above what public registries hold.</summary>
public static class StudyDraftLimits
{
    public const int TitleLength = 300;
    public const int ProtocolCodeLength = 100;

    public const int RegistryIds = 20;
    public const int RegistryIdLength = 100;

    public const int DescriptionLength = 4_000;

    public const int InterventionTypes = 50;
    public const int InterventionNames = 50;
    public const int InterventionNameLength = 250;

    public const int PrimaryOutcomes = 20;
    public const int PrimaryOutcomeLength = 300;

    public const int Conditions = 100;
    public const int ConditionLength = 250;

    public const int Icd10Codes = 100;

    public const int MeshHeadings = 100;
    public const int MeshAncestors = 100;
    public const int MeshIdLength = 20;
    public const int MeshTermLength = 200;

    public const int RequiredCapabilities = 20;

    /// <summary>Trusts that may be required, or excluded: more than any country's network has.</summary>
    public const int Trusts = 100;

    public const int TargetPatients = 100_000;
    /// <summary>All of a group's eligible patients.</summary>
    public const int EligibleSharePerMille = 1_000;

    public const int MaxPatientsPerSite = 100_000;

    /// <summary>Three months: longer than any sponsor waits.</summary>
    public const int AnswerWorkingDays = 60;

    public const int EarliestYear = 2000;
    public const int LatestYear = 2100;
    public const int EnrolmentYears = 10;
    public const int FollowUpMonths = 240;
    public const int AgeYears = 120;

    public const double DefaultProbability = 0.9;
    public const double MinProbability = 0.5;
    public const double MaxProbability = 0.999;
}
