namespace TrialMatch.Domain.Drafts;

/// <summary>The limits of a draft. Text lengths count UTF-16 characters. The limits leave room above what public registries contain.</summary>
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

    /// <summary>The largest number of required or excluded trusts: more than any country's network has.</summary>
    public const int Trusts = 100;

    public const int TargetPatients = 100_000;
    /// <summary>The largest share, per mille: all of a group's eligible patients.</summary>
    public const int EligibleSharePerMille = 1_000;

    public const int MaxPatientsPerSite = 100_000;

    /// <summary>The largest number of working days to answer, about three months: longer than any sponsor waits.</summary>
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
