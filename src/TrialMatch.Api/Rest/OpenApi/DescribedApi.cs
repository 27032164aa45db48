using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using TrialMatch.V1;

namespace TrialMatch.Api.Rest.OpenApi;

/// <summary>The protos with their comments, as they are embedded beside what was generated from them: generated descriptors have none.</summary>
internal static class DescribedApi
{
    private const string Resource = "described.binpb";

    private static readonly ExtensionRegistry Options =
    [
        AnnotationsExtensions.Http,
        FieldBehaviorExtensions.FieldBehavior,
        ResourceExtensions.Resource,
    ];

    /// <returns>Our own files, in the order of their names.</returns>
    public static IReadOnlyList<FileDescriptor> Read()
    {
        using var stream = typeof(StudyService).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"expected {Resource} among the resources of the protos' assembly");
        var files = FileDescriptorSet.Parser.ParseFrom(stream).File.Select(file => file.ToByteString());
        return
        [
            .. FileDescriptor.BuildFromByteStrings(files, Options)
                .Where(file => file.Package.StartsWith("trialmatch.", StringComparison.Ordinal))
                .OrderBy(file => file.Name, StringComparer.Ordinal),
        ];
    }

    /// <returns>What the protos say of something, on one line for each of theirs; null if they say nothing.</returns>
    public static string? CommentOf(DescriptorDeclaration? declaration)
    {
        var comment = string.Join('\n', (declaration?.LeadingComments ?? string.Empty).Split('\n').Select(line => line.Trim())).Trim();
        return comment.Length == 0 ? null : comment;
    }
}
