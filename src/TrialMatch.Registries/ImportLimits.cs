namespace TrialMatch.Registries;

/// <summary>How much is read. Real records run to under 1 MB; a page of the registry's API holds at most 1,000.</summary>
public static class ImportLimits
{
    public const int ContentBytes = 4 * 1024 * 1024;
    public const int Records = 1_000;

    /// <summary>Levels of objects and arrays within each other. Real records have about ten.</summary>
    public const int Depth = 64;

    /// <summary>Interventions, arms, outcomes or other ids looked at in one record.</summary>
    public const int ListItems = 500;

    public const int Warnings = 100;
    public const int SponsorNameLength = 200;

    /// <summary>Headings kept: each carries the record's whole list of ancestors.</summary>
    public const int MeshHeadings = 30;
}
