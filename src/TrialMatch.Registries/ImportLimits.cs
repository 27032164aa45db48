namespace TrialMatch.Registries;

/// <summary>How much is read. Real records run to under 1 MB; a page of the registry's API holds at most 1,000 of them.</summary>
public static class ImportLimits
{
    public const int RecordBytes = 4 * 1024 * 1024;
    public const int DocumentBytes = 100 * 1024 * 1024;
    public const int Records = 5_000;

    /// <summary>Levels of objects and arrays within each other.</summary>
    public const int Depth = 64;

    public const int SponsorNameLength = 200;
}
