namespace TrialMatch.Domain.Drafts;

/// <summary>The limits of what a sponsor may tell beside its draft. Text lengths count UTF-16 characters.</summary>
public static class StudyIntakeLimits
{
    public const int Products = 10;
    public const int ProductNameLength = 250;
    public const int RegistryNumbers = 20;
    public const int CriteriaLength = 4_000;
    public const int LinkLength = 2_000;
    public const int Sha256Length = 64;
    public const int CroNameLength = 200;
    public const int BiomarkerLength = 200;
    public const int GlobalTargetPatients = 10_000_000;
    public const int GlobalSites = 100_000;

    /// <summary>The largest number of regions: more than any country's network has.</summary>
    public const int Regions = 100;

    /// <summary>The age from which a patient is an adult.</summary>
    public const int AdultAgeYears = 18;
}
