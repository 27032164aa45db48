using System.Reflection;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace TrialMatch.Api.Wire;

/// <summary>
/// Binds a service as its generated code does, but through <see cref="DecodingBinder"/>. Each service names this class in its
/// BindServiceMethod attribute.
/// </summary>
/// <typeparam name="TBase">The generated base class of the service.</typeparam>
internal static class Binding<TBase>
    where TBase : class
{
    private static readonly Type Service = typeof(TBase).DeclaringType!;

    private static readonly Action<ServiceBinderBase, TBase> BindService =
        Service.GetMethod(nameof(BindService), [typeof(ServiceBinderBase), typeof(TBase)])!.CreateDelegate<Action<ServiceBinderBase, TBase>>();

    /// <summary>The service's descriptor, where whatever reads the API from its binding looks for it.</summary>
    public static ServiceDescriptor Descriptor { get; } =
        (ServiceDescriptor)Service.GetProperty(nameof(Descriptor), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

    public static void Bind(ServiceBinderBase binder, TBase service) => BindService(new DecodingBinder(binder), service);
}
