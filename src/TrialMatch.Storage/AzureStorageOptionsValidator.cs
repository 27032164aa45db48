using Microsoft.Extensions.Options;
using TrialMatch.Storage.Azure;

namespace TrialMatch.Storage;

/// <summary>Refuses settings outside their documented ranges when the host starts.</summary>
internal sealed class AzureStorageOptionsValidator : IValidateOptions<AzureStorageOptions>
{
    public ValidateOptionsResult Validate(string? name, AzureStorageOptions options)
    {
        var failures = new List<string>();
        if (StorageAccount.FaultOf(options) is { } fault)
        {
            failures.Add(fault);
        }

        StorageLimits.Check(failures, nameof(options.MaxWriters), options.MaxWriters, 1, 64);
        StorageLimits.Check(failures, nameof(options.SweepSeconds), options.SweepSeconds, 1, 3_600);
        StorageLimits.Check(failures, nameof(options.LeftAfterSeconds), options.LeftAfterSeconds, 1, 3_600);
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
