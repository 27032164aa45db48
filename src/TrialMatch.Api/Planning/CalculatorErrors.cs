using System.Text.RegularExpressions;
using Grpc.Core;
using TrialMatch.Api.Errors;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Planning;

/// <summary>Reports violations of a calculator's input under the field names of the protos.</summary>
internal static partial class CalculatorErrors
{
    private static readonly (string Domain, string Api)[] Names =
    [
        ("targetPatients", "target"),
        (".rateMonths", ".rate"),
        (".start.fromMonth", ".startBetween.fromMonth"),
        (".start.toMonth", ".startBetween.toMonth"),
    ];

    /// <exception cref="RpcException">INVALID_ARGUMENT if there are any violations.</exception>
    public static void ThrowIfAny(IEnumerable<(string Field, string Description)> problems)
    {
        var found = problems.Select(problem => new Violation(ApiName(problem.Field), problem.Description)).ToList();
        if (found.Count > 0)
        {
            throw ApiErrors.Invalid(found);
        }
    }

    private static string ApiName(string field) => CapitalLetter().Replace(
        Names.Aggregate(field, (name, each) => name.Replace(each.Domain, each.Api, StringComparison.Ordinal)),
        letter => "_" + letter.Value.ToLowerInvariant());

    [GeneratedRegex("[A-Z]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex CapitalLetter();
}
