using Google.Protobuf.Reflection;
using TrialMatch.V1;

namespace TrialMatch.Cli.Output.Export;

/// <summary>What the protos say of a field, from the copy that is embedded beside what was generated from them.</summary>
internal sealed class FieldComments
{
    private const string Resource = "described.binpb";

    private readonly Dictionary<string, string> _comments;

    private FieldComments(Dictionary<string, string> comments) => _comments = comments;

    public static FieldComments Read()
    {
        using var stream = typeof(StudyService).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"expected {Resource} among the resources of the protos' assembly");
        var files = FileDescriptor.BuildFromByteStrings(FileDescriptorSet.Parser.ParseFrom(stream).File.Select(file => Google.Protobuf.MessageExtensions.ToByteString(file)));
        return new FieldComments(files
            .SelectMany(file => file.MessageTypes)
            .SelectMany(WithNested)
            .SelectMany(message => message.Fields.InDeclarationOrder())
            .Select(field => (field.FullName, Comment: CommentOf(field)))
            .Where(field => field.Comment.Length > 0)
            .ToDictionary(field => field.FullName, field => field.Comment, StringComparer.Ordinal));
    }

    /// <summary>Returns what is said of a field on one line; of one that nothing is said of, what its message is told to be.</summary>
    public string Of(FieldDescriptor field) => _comments.GetValueOrDefault(field.FullName, string.Empty);

    private static IEnumerable<MessageDescriptor> WithNested(MessageDescriptor message) => message.NestedTypes.SelectMany(WithNested).Prepend(message);

    /// <summary>A field's own comment, or that of the enum or message that it has.</summary>
    private static string CommentOf(FieldDescriptor field)
    {
        DescriptorDeclaration?[] said =
        [
            field.Declaration,
            field.FieldType == FieldType.Enum ? field.EnumType.Declaration : field.FieldType == FieldType.Message ? field.MessageType.Declaration : null,
        ];
        return said.Select(declaration => string.Join(' ', (declaration?.LeadingComments ?? string.Empty).Split('\n').Select(line => line.Trim())).Trim())
            .FirstOrDefault(comment => comment.Length > 0) ?? string.Empty;
    }
}
