using System.Text.RegularExpressions;
using Google.Api;

namespace TrialMatch.Api.Rest.OpenApi;

/// <summary>A rule's path as OpenAPI writes it: "/v1/{name=studies/*}:close" is "/v1/studies/{study}:close".</summary>
/// <param name="Verb">In lower case.</param>
/// <param name="Parameters">In order.</param>
internal sealed record PathTemplate(string Verb, string Path, IReadOnlyList<PathParameter> Parameters)
{
    /// <summary>The fields of the request that stand in the path.</summary>
    public IReadOnlySet<string> Fields { get; } = Parameters.Select(parameter => parameter.Field).ToHashSet(StringComparer.Ordinal);

    /// <param name="singulars">The word for one of each collection: "study" of "studies".</param>
    public static PathTemplate Of(HttpRule rule, IReadOnlyDictionary<string, string> singulars)
    {
        var (verb, pattern) = PathPattern.Of(rule);
        var variables = PathPattern.Variable().Matches(pattern);
        return new PathTemplate(
            verb,
            PathPattern.Variable().Replace(pattern, variable => $"{variable.Groups["collection"].Value}/{{{Of(variable)}}}"),
            [.. variables.Select(variable => new PathParameter(Of(variable), variable.Groups["field"].Value))]);

        string Of(Match variable) => singulars[variable.Groups["collection"].Value];
    }
}
