using System.Text.RegularExpressions;
using Google.Api;
using Google.Protobuf.Reflection;

namespace TrialMatch.Service.Tests.Rest;

/// <summary>A well-formed REST request of each method, about things that there are not.</summary>
internal static partial class RestRequests
{
    public static (HttpMethod Verb, string Path, string? Body) Of(MethodDescriptor method)
    {
        var rule = method.GetOptions().GetExtension(AnnotationsExtensions.Http);
        var (verb, pattern) = rule.PatternCase switch
        {
            HttpRule.PatternOneofCase.Get => (HttpMethod.Get, rule.Get),
            HttpRule.PatternOneofCase.Post => (HttpMethod.Post, rule.Post),
            HttpRule.PatternOneofCase.Patch => (HttpMethod.Patch, rule.Patch),
            _ => throw new InvalidOperationException($"{method.FullName} has no rule, or one that these tests do not know"),
        };
        var path = Variable().Replace(pattern, variable => variable.Groups["pattern"].Value.Replace("*", "there-is-none", StringComparison.Ordinal));
        return (verb, path.TrimStart('/'), rule.Body.Length > 0 ? "{}" : null);
    }

    [GeneratedRegex(@"\{[\w.]+=(?<pattern>[^}]+)\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Variable();
}
