namespace TrialMatch.Storage;

/// <summary>The documented ranges of settings common to all stores.</summary>
internal static class StorageLimits
{
    private const int GibibyteBytes = 1024 * 1024 * 1024;

    public static void Check(List<string> failures, StorageOptions options)
    {
        if (options.GrainStorageSerializer is null)
        {
            failures.Add($"{nameof(options.GrainStorageSerializer)} is null; expected a serializer.");
        }

        Check(failures, nameof(options.QueueCapacity), options.QueueCapacity, 1, 1_000_000);
        Check(failures, nameof(options.MaxBatchWrites), options.MaxBatchWrites, 1, 100_000);
        Check(failures, nameof(options.MaxBatchBytes), options.MaxBatchBytes, 1, GibibyteBytes);
        Check(failures, nameof(options.MaxStateBytes), options.MaxStateBytes, 1, GibibyteBytes / 2);
        Check(failures, nameof(options.MaxReaders), options.MaxReaders, 1, 64);
    }

    public static void Check(List<string> failures, string field, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            failures.Add($"{field} is {value}; expected {least} to {most}.");
        }
    }
}
