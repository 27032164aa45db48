using Microsoft.Extensions.Options;

namespace TrialMatch.Storage;

/// <summary>Refuses settings outside their documented ranges when the host starts.</summary>
internal sealed class SqliteStorageOptionsValidator : IValidateOptions<SqliteStorageOptions>
{
    private const int GibibyteBytes = 1024 * 1024 * 1024;

    public ValidateOptionsResult Validate(string? name, SqliteStorageOptions options)
    {
        var failures = new List<string>();
        if (string.IsNullOrWhiteSpace(options.DataDirectory))
        {
            failures.Add($"{options.DataDirectorySetting} is empty; expected the path of a folder on a local disk.");
        }
        else if (File.Exists(options.DataDirectory))
        {
            failures.Add($"{options.DataDirectorySetting} '{options.DataDirectory}' is a file; expected a folder.");
        }

        if (options.GrainStorageSerializer is null)
        {
            failures.Add($"{nameof(options.GrainStorageSerializer)} is null; expected a serializer.");
        }

        Check(failures, nameof(options.QueueCapacity), options.QueueCapacity, 1, 1_000_000);
        Check(failures, nameof(options.MaxBatchWrites), options.MaxBatchWrites, 1, 100_000);
        Check(failures, nameof(options.MaxBatchBytes), options.MaxBatchBytes, 1, GibibyteBytes);
        Check(failures, nameof(options.MaxStateBytes), options.MaxStateBytes, 1, GibibyteBytes / 2);
        Check(failures, nameof(options.MaxReaders), options.MaxReaders, 1, 64);
        Check(failures, nameof(options.BusyTimeoutSeconds), options.BusyTimeoutSeconds, 1, 600);
        Check(failures, nameof(options.LongestCheckSeconds), options.LongestCheckSeconds, 0, 600);
        if (options.MaxFileMebibytes is { } mebibytes)
        {
            Check(failures, nameof(options.MaxFileMebibytes), mebibytes, 1, 8 * 1024 * 1024);
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void Check(List<string> failures, string field, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            failures.Add($"{field} is {value}; expected {least} to {most}.");
        }
    }
}
