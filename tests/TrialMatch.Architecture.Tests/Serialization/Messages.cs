using System.Collections.Immutable;
using System.Reflection;

namespace TrialMatch.Architecture.Tests.Serialization;

/// <summary>What crosses between grains.</summary>
internal static class Messages
{
    /// <summary>Our own types that Orleans serializes, in every project.</summary>
    public static IReadOnlyList<Type> Types { get; } =
    [
        .. Repository.SourceProjects.SelectMany(project => project.Assembly.GetTypes())
            .Where(type => type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))
            .OrderBy(type => type.FullName),
    ];

    /// <summary>Every type of ours in a grain's signature or in a message, found through lists, options and tasks.</summary>
    public static ImmutableHashSet<Type> Crossing { get; } =
    [
        .. GrainTypes.Methods.SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType))
            .Concat(Types.SelectMany(MemberTypes))
            .SelectMany(Parts)
            .Where(IsOurs),
    ];

    public static bool IsOfDomain(Type type) => Repository.PureProjects.Any(project => project.Assembly == type.Assembly);

    private static bool IsOurs(Type type) => type.Assembly.GetName().Name!.StartsWith("TrialMatch.", StringComparison.Ordinal);

    private static IEnumerable<Type> MemberTypes(Type message) =>
        message.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(property => property.Name != "EqualityContract")
            .Select(property => property.PropertyType)
            .Concat(message.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Select(field => field.FieldType));

    /// <summary>The type and what it is made of: of a list its items, of a nullable value the value.</summary>
    private static IEnumerable<Type> Parts(Type type) => type switch
    {
        { HasElementType: true } => Parts(type.GetElementType()!),
        { IsGenericType: true } => type.GetGenericArguments().SelectMany(Parts).Append(type),
        _ => [type],
    };
}
