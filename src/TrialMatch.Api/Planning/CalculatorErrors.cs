using Grpc.Core;
using TrialMatch.Api.Errors;
using TrialMatch.Domain;

namespace TrialMatch.Api.Planning;

/// <summary>Problems of a calculator's input, under the names its JSON has.</summary>
internal static class CalculatorErrors
{
    private static readonly (string Domain, string Json)[] Names =
    [
        ("targetPatients", "target"),
        (".rateMonths", ".rate"),
        (".start.fromMonth", ".startBetween.fromMonth"),
        (".start.toMonth", ".startBetween.toMonth"),
    ];

    /// <exception cref="RpcException">INVALID_ARGUMENT where there are any.</exception>
    public static void ThrowIfAny(IEnumerable<(string Field, string Description)> problems)
    {
        var found = problems.Select(problem => new Violation(JsonName(problem.Field), problem.Description)).ToList();
        if (found.Count > 0)
        {
            throw ApiErrors.Invalid(found);
        }
    }

    private static string JsonName(string field) =>
        Names.Aggregate(field, (name, each) => name.Replace(each.Domain, each.Json, StringComparison.Ordinal));
}
