namespace TrialMatch.Storage;

/// <summary>Settings of the embedded store.</summary>
public sealed class SqliteStorageOptions : StorageOptions
{
    /// <summary>
    /// The folder that holds the file, on a local disk. Created with owner-only permission if it is missing.
    /// One process owns it at a time. Required.
    /// </summary>
    public string DataDirectory { get; set; } = "";

    /// <summary>What operators know <see cref="DataDirectory"/> as, such as "--data"; for messages to them.</summary>
    public string DataDirectorySetting { get; set; } = nameof(DataDirectory);

    /// <summary>
    /// The number of the last commit before a loss of data that the operator accepts, as the refusal to open named it: the store then
    /// opens without what is lost. It fits that loss alone. Null, the default: a database that has lost commits is refused.
    /// </summary>
    public long? AcceptedLoss { get; set; }

    /// <summary>What operators know <see cref="AcceptedLoss"/> as; for messages to them.</summary>
    public string AcceptedLossSetting { get; set; } = nameof(AcceptedLoss);

    /// <summary>
    /// How long the database is checked for damage before it opens; the larger it is, the less of it is looked at in that time.
    /// 0 to 600 seconds; default 2, a choice.
    /// </summary>
    public int LongestCheckSeconds { get; set; } = 2;

    /// <summary>
    /// The file grows no further than this, so that it cannot fill a disk it shares; writes that would need more fail.
    /// 1 MiB to 8 TiB; null, the default, leaves the disk as the only limit.
    /// </summary>
    public int? MaxFileMebibytes { get; set; }

    /// <summary>
    /// How long a transaction waits for a lock that an outside tool holds on the file before it fails.
    /// 1 to 600 seconds; default 5.
    /// </summary>
    public int BusyTimeoutSeconds { get; set; } = 5;
}
