using Microsoft.Extensions.Options;
using TrialMatch.Storage.Postgres;

namespace TrialMatch.Storage;

/// <summary>Validates the documented ranges of the settings when the host starts.</summary>
internal sealed class PostgresStorageOptionsValidator : IValidateOptions<PostgresStorageOptions>
{
    public ValidateOptionsResult Validate(string? name, PostgresStorageOptions options)
    {
        var failures = new List<string>();
        if (PostgresConnections.FaultOf(options) is { } fault)
        {
            failures.Add(fault);
        }

        StorageLimits.Check(failures, options);
        StorageLimits.Check(failures, nameof(options.MaxStatementSeconds), options.MaxStatementSeconds, 1, 600);
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
