using System.Text.RegularExpressions;

namespace TrialMatch.Architecture.Tests.Protos;

/// <summary>One of our proto files, read line by line: enough to tell a declaration from the comment above it.</summary>
internal sealed partial class ProtoFile(string path)
{
    private readonly string[] _lines = File.ReadAllLines(path);

    public static IReadOnlyList<ProtoFile> All { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.proto", SearchOption.AllDirectories).Order().Select(file => new ProtoFile(file))];

    public static string Folder => Repository.PathOf("protos");

    /// <summary>"trialmatch/v1/study.proto".</summary>
    public string Name => Path.GetRelativePath(Folder, path).Replace('\\', '/');

    public string Package => Matches(PackageLine()).Select(match => match.Groups["name"].Value).SingleOrDefault() ?? string.Empty;

    public bool HasServices => Declarations.Any(declaration => declaration.Kind == "service");

    public bool HasEnums => Declarations.Any(declaration => declaration.Kind == "enum");

    /// <summary>Messages other than requests and responses.</summary>
    public bool HasSubjects => Declarations.Any(declaration => declaration is { Kind: "message", IsEnvelope: false });

    public IEnumerable<Declaration> Declarations => Enumerable.Range(0, _lines.Length)
        .Select(i => (match: DeclarationLine().Match(_lines[i]), before: i == 0 ? string.Empty : _lines[i - 1]))
        .Where(line => line.match.Success)
        .Select(line => new Declaration(
            line.match.Groups["kind"].Value, line.match.Groups["name"].Value, line.before.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    private IEnumerable<Match> Matches(Regex pattern) => _lines.Select(line => pattern.Match(line)).Where(match => match.Success);

    [GeneratedRegex(@"^package (?<name>[\w.]+);", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PackageLine();

    [GeneratedRegex(@"^\s*(?<kind>service|message|enum|rpc) (?<name>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DeclarationLine();
}

/// <summary>A service, rpc, message or enum.</summary>
internal sealed record Declaration(string Kind, string Name, bool HasComment)
{
    /// <summary>A request or a response says what it is by its name; its rpc says the rest.</summary>
    public bool IsEnvelope =>
        Kind == "message" && (Name.EndsWith("Request", StringComparison.Ordinal) || Name.EndsWith("Response", StringComparison.Ordinal));
}
