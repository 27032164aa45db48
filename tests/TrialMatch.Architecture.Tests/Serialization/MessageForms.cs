using System.Reflection;

namespace TrialMatch.Architecture.Tests.Serialization;

/// <summary>Grains' methods and their messages as text: names and, in the order that the serializer numbers them, members.</summary>
internal static class MessageForms
{
    public static string Text => string.Concat(GrainTypes.Interfaces.SelectMany(Lines).Concat(Messages.Types.SelectMany(Lines)).Select(line => line + "\n"));

    private static IEnumerable<string> Lines(Type type) => type.IsInterface
        ? [AliasOf(type), .. type.GetMethods().Select(Line).Order(StringComparer.Ordinal)]
        : [AliasOf(type), .. MembersOf(type).Select(member => $"  {member}")];

    private static string Line(MethodInfo method) =>
        $"  {AliasOf(method)}({string.Join(", ", method.GetParameters().Select(parameter => NameOf(parameter.ParameterType)))}): {NameOf(method.ReturnType)}";

    /// <summary>A record's parameters are numbered in order; other members have a number of their own, an enum's its value.</summary>
    private static IEnumerable<string> MembersOf(Type type) => type switch
    {
        { IsEnum: true } => Enum.GetValuesAsUnderlyingType(type).Cast<object>().Select(value => $"{Enum.GetName(type, value)} = {value}"),
        _ => LongestConstructor(type).Select(parameter => $"{NameOf(parameter.ParameterType)} {parameter.Name}")
            .Concat(type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
                .Where(member => member.IsDefined(typeof(IdAttribute)))
                .Select(member => $"[{member.GetCustomAttribute<IdAttribute>()!.Id}] {member.Name}")),
    };

    private static ParameterInfo[] LongestConstructor(Type type) =>
        type.GetConstructors().Select(constructor => constructor.GetParameters()).MaxBy(parameters => parameters.Length) ?? [];

    private static string AliasOf(MemberInfo member) => member.GetCustomAttribute<AliasAttribute>(inherit: false)!.Alias;

    private static string NameOf(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
        : type.Name;
}
