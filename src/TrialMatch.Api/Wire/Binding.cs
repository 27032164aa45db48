using Grpc.Core;
using TrialMatch.V1;

namespace TrialMatch.Api.Wire;

/// <summary>How each service is bound; a service names this class in its BindServiceMethod attribute.</summary>
internal static class Binding
{
    public static void Bind(ServiceBinderBase binder, StudyService.StudyServiceBase service) =>
        StudyService.BindService(new DecodingBinder(binder), service);

    public static void Bind(ServiceBinderBase binder, RequestService.RequestServiceBase service) =>
        RequestService.BindService(new DecodingBinder(binder), service);

    public static void Bind(ServiceBinderBase binder, SponsorService.SponsorServiceBase service) =>
        SponsorService.BindService(new DecodingBinder(binder), service);

    public static void Bind(ServiceBinderBase binder, NetworkService.NetworkServiceBase service) =>
        NetworkService.BindService(new DecodingBinder(binder), service);

    public static void Bind(ServiceBinderBase binder, CapacityService.CapacityServiceBase service) =>
        CapacityService.BindService(new DecodingBinder(binder), service);

    public static void Bind(ServiceBinderBase binder, PlanningService.PlanningServiceBase service) =>
        PlanningService.BindService(new DecodingBinder(binder), service);

    public static void Bind(ServiceBinderBase binder, RegistryService.RegistryServiceBase service) =>
        RegistryService.BindService(new DecodingBinder(binder), service);
}
