using Grpc.Core;
using TrialMatch.Api.Load;
using TrialMatch.Api.Planning;
using TrialMatch.Api.Wire;
using TrialMatch.V1;

namespace TrialMatch.Api.Services;

/// <summary>The calculators over gRPC. They use nothing but their input.</summary>
[BindServiceMethod(typeof(Binding<PlanningService.PlanningServiceBase>), nameof(Binding<>.Bind))]
internal sealed class PlanningGrpcService(CalculationQueue queue) : PlanningService.PlanningServiceBase
{
    public override Task<ForecastResponse> Forecast(ForecastRequest request, ServerCallContext context) =>
        queue.RunAsync(cancellation => ForecastCalculation.Run(request, cancellation), context.CancellationToken);

    public override Task<SelectSitesResponse> SelectSites(SelectSitesRequest request, ServerCallContext context) =>
        queue.RunAsync(cancellation => SelectionCalculation.Run(request, cancellation), context.CancellationToken);

    public override Task<ClassifyStudyResponse> ClassifyStudy(ClassifyStudyRequest request, ServerCallContext context) =>
        Task.FromResult(ClassificationCalculation.Run(request));

    public override Task<FitPatientsResponse> FitPatients(FitPatientsRequest request, ServerCallContext context) =>
        queue.RunAsync(cancellation => FitCalculation.Run(request, cancellation), context.CancellationToken);
}
