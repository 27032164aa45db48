using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using TrialMatch.Storage.Azure;

namespace TrialMatch.Storage;

/// <summary>Refuses settings outside their documented ranges when the host starts.</summary>
internal sealed partial class AzureStorageOptionsValidator : IValidateOptions<AzureStorageOptions>
{
    public ValidateOptionsResult Validate(string? name, AzureStorageOptions options)
    {
        var failures = new List<string>();
        if (StorageAccount.FaultOf(options) is { } fault)
        {
            failures.Add(fault);
        }

        if (!ContainerName().IsMatch(options.Container))
        {
            failures.Add($"{nameof(options.Container)} is '{options.Container}'; expected 3 to 63 lower-case letters, digits and single hyphens.");
        }

        StorageLimits.Check(failures, nameof(options.MaxWriters), options.MaxWriters, 1, 64);
        StorageLimits.Check(failures, nameof(options.SweepSeconds), options.SweepSeconds, 1, 3_600);
        StorageLimits.Check(failures, nameof(options.LeftAfterSeconds), options.LeftAfterSeconds, 1, 3_600);
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    [GeneratedRegex("^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ContainerName();
}
