using Orleans.Storage;

namespace TrialMatch.Storage;

/// <summary>Settings common to all stores. The default limits are choices, not measurements: they bound memory and time on a small machine.</summary>
public abstract class StorageOptions : IStorageProviderSerializerOptions
{
    /// <summary>
    /// Serializes state. Default: System.Text.Json, as configured in
    /// <see cref="Orleans.Serialization.SystemTextJsonGrainStorageSerializerOptions"/>.
    /// </summary>
    public IGrainStorageSerializer GrainStorageSerializer { get; set; } = null!;

    /// <summary>The maximum number of waiting writes; further callers wait for room. 1 to 1,000,000; default 4,096.</summary>
    public int QueueCapacity { get; set; } = 4_096;

    /// <summary>The maximum number of writes in one transaction. 1 to 100,000; default 512.</summary>
    public int MaxBatchWrites { get; set; } = 512;

    /// <summary>A transaction takes no further write once it holds this many bytes of state. 1 byte to 1 GiB; default 16 MiB.</summary>
    public int MaxBatchBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>The maximum size of a serialized state; a larger one is refused. 1 byte to 512 MiB; default 64 MiB.</summary>
    public int MaxStateBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>The maximum number of concurrent reads, each on a connection of its own. 1 to 64; default 8.</summary>
    public int MaxReaders { get; set; } = 8;
}
