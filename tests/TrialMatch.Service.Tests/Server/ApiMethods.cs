using Google.Protobuf.Reflection;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Server;

/// <summary>Every method of the API, as its contract has them.</summary>
internal static class ApiMethods
{
    public static IReadOnlyList<MethodDescriptor> All { get; } =
    [
        .. typeof(StudyService).Assembly.GetTypes()
            .Select(type => type.GetProperty("Descriptor")?.GetValue(null))
            .OfType<ServiceDescriptor>()
            .SelectMany(service => service.Methods),
    ];

    /// <summary>Whether it needs no token.</summary>
    public static bool IsOpen(MethodDescriptor method) => method.Service.Name == nameof(PublicWindowService);

    /// <summary>Such as "StudyService.GetStudy".</summary>
    public static string NameOf(MethodDescriptor method) => $"{method.Service.Name}.{method.Name}";
}
