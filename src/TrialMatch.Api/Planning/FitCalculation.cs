using TrialMatch.Numerics.Fitting;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Planning;

/// <summary>The fit calculator, shared by the service and the command line.</summary>
public static class FitCalculation
{
    /// <exception cref="Grpc.Core.RpcException">INVALID_ARGUMENT, naming the fields.</exception>
    /// <exception cref="OperationCanceledException">The calculation was cancelled.</exception>
    public static V1.FitPatientsResponse Run(V1.FitPatientsRequest request, CancellationToken cancellationToken = default)
    {
        var problem = new FitProblem
        {
            Pools = [.. request.Pools.Select(pool => new FreeCapacity(new PoolId(pool.Id), [.. pool.FreeByMonth]))],
            PerPatient = [.. request.PerPatient.Select(DemandOf)],
            PerSite = [.. request.PerSite.Select(DemandOf)],
            StartMonth = request.StartMonth,
            EndMonth = request.HasEndMonth ? request.EndMonth : null,
            MaxPatients = request.HasMaxPatients ? request.MaxPatients : null,
        };
        CalculatorErrors.ThrowIfAny(problem.Validate().Select(violation => (violation.Field, violation.Description)));

        var fit = Fitter.Fit(problem, cancellationToken);
        var response = new V1.FitPatientsResponse { MaxPatients = fit.MaxPatients };
        response.StartsByMonth.AddRange(fit.StartsByMonth);
        response.Binding.AddRange(fit.BindingMonths.Select(bound => new V1.BindingMonth { Pool = bound.Pool.Value, Month = bound.Month }));
        return response;
    }

    private static CapacityDemand DemandOf(V1.PoolUse use) => new(new PoolId(use.Pool), [.. use.ByMonth]);
}
