using Microsoft.Extensions.Options;

namespace TrialMatch.Storage;

/// <summary>Validates the documented ranges of the settings when the host starts.</summary>
internal sealed class SqliteStorageOptionsValidator : IValidateOptions<SqliteStorageOptions>
{
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

        StorageLimits.Check(failures, options);
        StorageLimits.Check(failures, nameof(options.BusyTimeoutSeconds), options.BusyTimeoutSeconds, 1, 600);
        StorageLimits.Check(failures, nameof(options.MaxCheckSeconds), options.MaxCheckSeconds, 0, 600);
        if (options.MaxFileMebibytes is { } mebibytes)
        {
            StorageLimits.Check(failures, nameof(options.MaxFileMebibytes), mebibytes, 1, 8 * 1024 * 1024);
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
