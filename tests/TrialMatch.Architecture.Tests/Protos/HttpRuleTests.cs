using System.Text.RegularExpressions;
using Google.Api;
using Google.Protobuf.Reflection;

namespace TrialMatch.Architecture.Tests.Protos;

/// <summary>What the protos say of each method's place in REST: AIP-127.</summary>
public sealed partial class HttpRuleTests
{
    private static readonly IReadOnlyList<MethodDescriptor> Methods =
    [
        .. typeof(V1.Area).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Reflection", StringComparison.Ordinal))
            .Select(type => type.GetProperty("Descriptor")?.GetValue(null))
            .OfType<FileDescriptor>()
            .SelectMany(file => file.Services)
            .SelectMany(service => service.Methods),
    ];

    [Fact]
    public void Every_method_has_a_path_under_v1_that_no_other_has()
    {
        Assert.NotEmpty(Methods);
        Assert.All(Methods, method => Assert.StartsWith("/v1/", PathOf(method).Split(' ')[1], StringComparison.Ordinal));
        Assert.Empty(Methods.GroupBy(method => Variable().Replace(PathOf(method), "{${pattern}}")).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Fact]
    public void What_reads_is_a_GET_without_a_body_and_what_else_there_is_takes_its_request_from_one() => Assert.All(Methods, method =>
    {
        var rule = RuleOf(method)!;
        Assert.True(
            rule.Body == (rule.PatternCase == HttpRule.PatternOneofCase.Get ? string.Empty : "*"),
            $"{method.FullName}: expected body: \"*\" unless it is a GET");
        Assert.True(
            rule.PatternCase != HttpRule.PatternOneofCase.Get || method.InputType.FindFieldByName("request_id") is null,
            $"{method.FullName}: a command may not be a GET");
    });

    [Fact]
    public void Every_name_that_a_request_must_have_of_the_resource_that_it_is_about_stands_in_the_path() => Assert.All(Methods, method =>
    {
        var inPath = Variable().Matches(PathOf(method)).Select(variable => variable.Groups["field"].Value).ToList();
        Assert.True(method.InputType.FindFieldByName("name") is null || inPath.Contains("name"), $"{method.FullName}: expected {{name=…}} in its path");
        Assert.All(inPath, path => Assert.NotNull(FieldAt(method.InputType, path)));
    });

    private static FieldDescriptor? FieldAt(MessageDescriptor message, string path)
    {
        var steps = path.Split('.');
        return steps[..^1].Aggregate<string, MessageDescriptor?>(message, (at, step) => at?.FindFieldByName(step)?.MessageType)?.FindFieldByName(steps[^1]);
    }

    /// <summary>E.g. "GET /v1/studies".</summary>
    private static string PathOf(MethodDescriptor method)
    {
        var rule = RuleOf(method);
        Assert.True(rule is not null, $"{method.FullName}: expected (google.api.http)");
        return rule.PatternCase switch
        {
            HttpRule.PatternOneofCase.Get => "GET " + rule.Get,
            HttpRule.PatternOneofCase.Post => "POST " + rule.Post,
            HttpRule.PatternOneofCase.Patch => "PATCH " + rule.Patch,
            _ => throw new InvalidOperationException($"{method.FullName}: expected GET, POST or PATCH"),
        };
    }

    private static HttpRule? RuleOf(MethodDescriptor method) => method.GetOptions()?.GetExtension(AnnotationsExtensions.Http);

    [GeneratedRegex(@"\{(?<field>[\w.]+)=(?<pattern>[^}]+)\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Variable();
}
