using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;

namespace TrialMatch.Domain.Tests.Studies;

/// <summary>Values of any record, each property and list of it filled, and all records that differ from one in a single value.</summary>
internal static class Sample
{
    /// <param name="variant">Two variants next to each other differ in every value.</param>
    public static object Of(Type type, int variant = 0) => Simple(type, variant)
        ?? (ItemOf(type) is { } item ? ListOf(item, [Of(item, variant), Of(item, variant + 1)]) : Built(type, variant));

    /// <summary>The first variant with one value changed, for every value within it.</summary>
    public static IEnumerable<(string Path, object Value)> Changes(Type type)
    {
        if (Simple(type, 1) is { } simple)
        {
            return [(string.Empty, simple)];
        }

        return ItemOf(type) is { } item
            ? Changes(item).Select(change => (change.Path, ListOf(item, [change.Value, Of(item, 1)])))
            : ChangesOfRecord(type);
    }

    private static IEnumerable<(string Path, object Value)> ChangesOfRecord(Type type)
    {
        var parameters = Constructor(type).GetParameters();
        return
            from parameter in parameters
            from change in Changes(parameter.ParameterType)
            let values = parameters.Select(other => other == parameter ? change.Value : Of(other.ParameterType)).ToArray()
            select (Path(parameter.Name!, change.Path), Constructor(type).Invoke(values));
    }

    private static string Path(string name, string rest) => rest.Length == 0 ? name : $"{name}.{rest}";

    private static object? Simple(Type type, int variant)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain switch
        {
            _ when plain == typeof(string) => string.Create(CultureInfo.InvariantCulture, $"text {variant}"),
            _ when plain == typeof(int) => variant + 1,
            _ when plain == typeof(double) => 1.0 / (variant + 2),
            _ when plain == typeof(bool) => variant % 2 == 1,
            _ when plain == typeof(DateOnly) => new DateOnly(2028, 1, 1).AddDays(variant),
            { IsEnum: true } => Enum.GetValues(plain).GetValue(variant % Enum.GetValues(plain).Length),
            _ => null,
        };
    }

    private static object Built(Type type, int variant) =>
        Constructor(type).Invoke([.. Constructor(type).GetParameters().Select(parameter => Of(parameter.ParameterType, variant))]);

    /// <summary>The constructor that sets every property that can be set; a property beside it would go unchecked.</summary>
    private static ConstructorInfo Constructor(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!;
        var settable = type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.CanWrite).Select(property => property.Name);
        Assert.Empty(settable.Except(constructor.GetParameters().Select(parameter => parameter.Name!)));
        return constructor;
    }

    private static Type? ItemOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? type.GetGenericArguments()[0] : null;

    private static object ListOf(Type item, object[] items)
    {
        var array = Array.CreateInstance(item, items.Length);
        items.CopyTo(array, 0);
        return typeof(ImmutableArray).GetMethods()
            .Single(method => method.Name == nameof(ImmutableArray.Create) && method.GetParameters() is [{ ParameterType.IsArray: true }])
            .MakeGenericMethod(item).Invoke(null, [array])!;
    }
}
