using System.Reflection;
using TrialMatch.Grains;
using TrialMatch.Grains.Abstractions.Studies;

namespace TrialMatch.Architecture.Tests;

/// <summary>The grains there are, and their interfaces.</summary>
internal static class GrainTypes
{
    public static Assembly Abstractions { get; } = typeof(IStudyGrain).Assembly;

    public static Assembly Implementations { get; } = typeof(GrainsRegistration).Assembly;

    public static IReadOnlyList<Type> Interfaces { get; } =
        [.. Abstractions.GetTypes().Where(type => type.IsInterface && IsGrain(type)).OrderBy(type => type.Name)];

    public static IReadOnlyList<Type> Classes { get; } =
        [.. Implementations.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && IsGrain(type) && !IsGenerated(type)).OrderBy(type => type.Name)];

    public static IEnumerable<MethodInfo> Methods => Interfaces.SelectMany(type => type.GetMethods());

    /// <summary>"Study" for IStudyGrain and StudyGrain.</summary>
    public static string ShortName(Type type)
    {
        const string Suffix = "Grain";
        var name = type.Name.EndsWith(Suffix, StringComparison.Ordinal) ? type.Name[..^Suffix.Length] : type.Name;
        return type.IsInterface ? name[1..] : name;
    }

    public static bool IsGrain(Type type) => typeof(IGrain).IsAssignableFrom(type) && type != typeof(IGrain);

    /// <summary>Proxies and codecs that Orleans' generator writes into the assemblies.</summary>
    private static bool IsGenerated(Type type) => type.Namespace?.StartsWith("OrleansCodeGen", StringComparison.Ordinal) == true;
}
