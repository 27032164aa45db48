namespace TrialMatch.Storage;

/// <summary>Settings of the embedded store.</summary>
public sealed class SqliteStorageOptions : StorageOptions
{
    /// <summary>
    /// The data folder, on a local disk. Created with owner-only permissions if it is missing. Owned by one process at a time. Required.
    /// </summary>
    public string DataDirectory { get; set; } = "";

    /// <summary>The operator's name for <see cref="DataDirectory"/>, such as "--data"; for messages.</summary>
    public string DataDirectorySetting { get; set; } = nameof(DataDirectory);

    /// <summary>
    /// The number of the last commit before an accepted loss of data, as named by the refusal to open: the store then opens without the
    /// lost commits. Applies to that loss only. Null, the default: a database that has lost commits is refused.
    /// </summary>
    public long? AcceptedLoss { get; set; }

    /// <summary>The operator's name for <see cref="AcceptedLoss"/>; for messages.</summary>
    public string AcceptedLossSetting { get; set; } = nameof(AcceptedLoss);

    /// <summary>
    /// The maximum time for which the database is checked for damage before it opens; a larger database is checked less completely. 0 to
    /// 600 seconds; default 2 (a choice, not a measurement).
    /// </summary>
    public int MaxCheckSeconds { get; set; } = 2;

    /// <summary>
    /// The maximum size of the file, so that it cannot fill a shared disk; writes that would need more fail. 1 MiB to 8 TiB; null, the
    /// default, for no limit but the disk.
    /// </summary>
    public int? MaxFileMebibytes { get; set; }

    /// <summary>
    /// How long a transaction waits for a lock that an outside tool holds on the file before it fails. 1 to 600 seconds; default 5.
    /// </summary>
    public int BusyTimeoutSeconds { get; set; } = 5;
}
