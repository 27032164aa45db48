namespace TrialMatch.Registries;

/// <summary>Limits on input. Real records have up to 1 MB; a page of the registry's API has at most 1,000.</summary>
public static class ImportLimits
{
    public const int ContentBytes = 4 * 1024 * 1024;
    public const int Records = 1_000;

    /// <summary>The maximum nesting of objects and arrays. Real records have about ten levels.</summary>
    public const int Depth = 64;

    /// <summary>The maximum number of interventions, arms, outcomes or other ids read from one record.</summary>
    public const int ListItems = 500;

    public const int Warnings = 100;
    public const int SponsorNameLength = 200;

    /// <summary>The maximum number of headings kept: each carries the record's whole list of ancestors.</summary>
    public const int MeshHeadings = 30;
}
