using Orleans.Storage;

namespace TrialMatch.Storage;

/// <summary>
/// Settings of the embedded store. The defaults for limits are choices, not measurements:
/// they bound memory and time on a small machine.
/// </summary>
public sealed class SqliteStorageOptions : IStorageProviderSerializerOptions
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
    /// What turns state into bytes and back. Default: System.Text.Json, as configured in
    /// <see cref="Orleans.Serialization.SystemTextJsonGrainStorageSerializerOptions"/>.
    /// </summary>
    public IGrainStorageSerializer GrainStorageSerializer { get; set; } = null!;

    /// <summary>Writes that may wait; further callers wait for room. 1 to 1,000,000; default 4,096.</summary>
    public int QueueCapacity { get; set; } = 4_096;

    /// <summary>Most writes in one transaction. 1 to 100,000; default 512.</summary>
    public int MaxBatchWrites { get; set; } = 512;

    /// <summary>
    /// A transaction takes no further write once it holds this many bytes of state.
    /// 1 byte to 1 GiB; default 16 MiB.
    /// </summary>
    public int MaxBatchBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>A state larger than this, serialized, is refused. 1 byte to 512 MiB; default 64 MiB.</summary>
    public int MaxStateBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Reads that may run at the same time, each on a connection of its own. 1 to 64; default 8.</summary>
    public int MaxReaders { get; set; } = 8;

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
