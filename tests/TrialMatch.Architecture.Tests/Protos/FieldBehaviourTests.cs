using Google.Api;
using Google.Protobuf.Collections;
using Google.Protobuf.Reflection;
using FieldDescriptor = Google.Protobuf.Reflection.FieldDescriptor;

namespace TrialMatch.Architecture.Tests.Protos;

/// <summary>What the protos say of fields and resources to programs: AIP-203, AIP-123 and AIP-124.</summary>
public class FieldBehaviourTests
{
    private const string ResourcePrefix = "trialmatch/";

    private static readonly string[] Collections = ["studies", "sponsors", "trusts", "centres", "obstacles"];

    private static readonly IReadOnlyList<FileDescriptor> Files =
    [
        .. typeof(V1.Area).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Reflection", StringComparison.Ordinal))
            .Select(type => type.GetProperty("Descriptor")?.GetValue(null))
            .OfType<FileDescriptor>(),
    ];

    private static IEnumerable<MessageDescriptor> Messages => Files.SelectMany(file => file.MessageTypes);

    private static IEnumerable<MessageDescriptor> Requests => Files
        .SelectMany(file => file.Services)
        .SelectMany(service => service.Methods)
        .Select(method => method.InputType)
        .Distinct();

    private static IEnumerable<MessageDescriptor> Resources => Messages.Where(message => ResourceOf(message) is not null);

    [Fact]
    public void Every_field_that_a_caller_sends_says_whether_it_must_be_there() => AssertNone(
        "say (google.api.field_behavior) = REQUIRED, OPTIONAL or OUTPUT_ONLY",
        Reachable(Requests).SelectMany(message => message.Fields.InDeclarationOrder()).Where(field => BehaviourOf(field).Count == 0));

    [Fact]
    public void Every_field_of_a_resource_says_who_sets_it() => AssertNone(
        "say (google.api.field_behavior)",
        Resources.SelectMany(message => message.Fields.InDeclarationOrder()).Where(field => BehaviourOf(field).Count == 0));

    [Fact]
    public void What_get_methods_answer_with_is_a_resource_with_an_identifier()
    {
        Assert.Equal(["Centre", "Obstacle", "Sponsor", "Study", "Trust"], Resources.Select(message => message.Name).Order(StringComparer.Ordinal));
        Assert.All(Resources, message =>
        {
            var resource = ResourceOf(message)!;
            Assert.Equal(ResourcePrefix + message.Name, resource.Type);
            Assert.Equal($"{resource.Plural}/{{{resource.Singular}}}", Assert.Single(resource.Pattern));
            Assert.Contains(resource.Plural, Collections);
            Assert.Contains(FieldBehavior.Identifier, BehaviourOf(message.FindFieldByName("name")));
        });
    }

    [Fact]
    public void Every_field_that_names_a_resource_says_of_which_type()
    {
        var types = Resources.Select(message => ResourceOf(message)!.Type).ToHashSet();
        string[] names = ["study", "sponsor", "trust", "trusts", "kept_trusts", "centre", "host_trust"];
        var references = Messages
            .SelectMany(message => message.Fields.InDeclarationOrder())
            .Where(field => field.FieldType == FieldType.String && names.Contains(field.Name))
            .ToList();
        Assert.NotEmpty(references);
        AssertNone("say (google.api.resource_reference).type", references.Where(field => ReferenceOf(field) is not { } type || !types.Contains(type)));
    }

    private static void AssertNone(string advice, IEnumerable<FieldDescriptor> fields)
    {
        var found = fields.Select(field => field.FullName).ToList();
        Assert.True(found.Count == 0, $"These fields must {advice}:\n{string.Join('\n', found)}");
    }

    private static HashSet<MessageDescriptor> Reachable(IEnumerable<MessageDescriptor> from)
    {
        var reached = new HashSet<MessageDescriptor>();
        var next = new Stack<MessageDescriptor>(from);
        while (next.TryPop(out var message))
        {
            if (message.FullName.StartsWith("trialmatch.", StringComparison.Ordinal) && reached.Add(message))
            {
                foreach (var field in message.Fields.InDeclarationOrder().Where(field => field.FieldType == FieldType.Message))
                {
                    next.Push(field.MessageType);
                }
            }
        }

        return reached;
    }

    private static RepeatedField<FieldBehavior> BehaviourOf(FieldDescriptor field) =>
        field.GetOptions()?.GetExtension(FieldBehaviorExtensions.FieldBehavior) ?? [];

    private static ResourceDescriptor? ResourceOf(MessageDescriptor message) =>
        message.GetOptions()?.GetExtension(ResourceExtensions.Resource);

    private static string? ReferenceOf(FieldDescriptor field) =>
        field.GetOptions()?.GetExtension(ResourceExtensions.ResourceReference)?.Type;
}
