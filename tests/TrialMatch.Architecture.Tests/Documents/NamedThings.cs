using System.Text.RegularExpressions;

namespace TrialMatch.Architecture.Tests.Documents;

/// <summary>What a document names in code that is ours and does not exist.</summary>
internal static partial class NamedThings
{
    /// <summary>Names in the form of ours that are others', or examples.</summary>
    public static readonly IReadOnlyList<string> NotOurs =
    [
        "DynamicAdaptationMode", "application/x-ndjson", "google/api", "google/rpc", "google/type", "identity.json", "pg_dump", "text/event-stream", "trusts/ous",
    ];

    private static readonly string[] TopFolders = [".ci/", "deploy/", "protos/", "src/", "tests/"];

    /// <summary>Paths that lead nowhere, and types, members, options, fields and settings that no source file has.</summary>
    public static IEnumerable<string> MissingIn(Document document) =>
        document.Names.Except(NotOurs).Where(name => IsPath(name) ? !IsPathThere(document, name) : !IsIdentifierThere(name))
            .Concat(document.BlockWords.Where(word => IsPath(word) && IsFromTop(word) && !IsPathThere(document, word)));

    private static bool IsPath(string name) => PathForm().IsMatch(name) && (name.Contains('/', StringComparison.Ordinal) || FileForm().IsMatch(name));

    private static bool IsFromTop(string path) => TopFolders.Any(top => path.StartsWith(top, StringComparison.Ordinal));

    private static bool IsPathThere(Document document, string path) => Checkout.IsMade(path) || Checkout.Holds(document.Folder, path);

    /// <summary>A type (<c>StudyKey</c>), a member of one (<c>StudyKey.For</c>), a call (<c>Fitter.Fit(FitProblem)</c>), an option (<c>--details</c>), a field (<c>enrolment_start</c>) or a setting (<c>TRIALMATCH_DATA</c>).</summary>
    private static bool IsIdentifierThere(string name) =>
        Identifier().Match(name) is not { Success: true } found || SourceWords.Have([.. found.Groups["word"].Captures.Select(word => word.Value)]);

    [GeneratedRegex(@"^(\.\./)*[\w.*-]+(/[\w.*-]+)*/?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex PathForm();

    [GeneratedRegex(@"\.(cs|csproj|json|md|proto|props|sh|sln|tsv|binpb)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex FileForm();

    [GeneratedRegex(
        @"^((?<word>TRIALMATCH_[A-Z_]+|--[a-z][a-z-]+|[a-z][a-z0-9]*(_[a-z0-9]+)+)|(?<word>[A-Z]+[a-z]\w*)(<\w*>?)?(\.(?<word>[A-Z]\w*))*(\((?<word>[A-Z]\w+)?[^)]*\)?)?)$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Identifier();
}
