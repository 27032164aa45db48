using System.Text.RegularExpressions;
using Google.Api;

namespace TrialMatch.Api.Rest;

/// <summary>The path of a rule as the protos write it: "/v1/{name=studies/*}:close" is about a name of the collection "studies".</summary>
internal static partial class PathPattern
{
    /// <returns>The verb in lower case, and the path.</returns>
    public static (string Verb, string Pattern) Of(HttpRule rule) => rule.PatternCase switch
    {
        HttpRule.PatternOneofCase.Get => ("get", rule.Get),
        HttpRule.PatternOneofCase.Post => ("post", rule.Post),
        HttpRule.PatternOneofCase.Patch => ("patch", rule.Patch),
        _ => throw new ArgumentException($"expected GET, POST or PATCH, found {rule.PatternCase}", nameof(rule)),
    };

    /// <summary>A resource name in it: the field of the request, and the collection.</summary>
    [GeneratedRegex(@"\{(?<field>[\w.]+)=(?<collection>\w+)/\*\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    public static partial Regex Variable();
}
