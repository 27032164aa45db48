using Grpc.Core;
using TrialMatch.Api.Access;
using TrialMatch.Api.Errors;
using TrialMatch.Api.Mapping;
using TrialMatch.Api.Wire;
using TrialMatch.Domain.Calendar;
using TrialMatch.Registries;
using TrialMatch.V1;

namespace TrialMatch.Api.Services;

[BindServiceMethod(typeof(Binding), nameof(Binding.Bind))]
internal sealed class RegistryGrpcService(TimeProvider clock) : RegistryService.RegistryServiceBase
{
    public override Task<ImportRecordsResponse> ImportRecords(ImportRecordsRequest request, ServerCallContext context)
    {
        _ = Caller.Of(context);
        var today = OsloTime.DateAt(clock.GetUtcNow());
        var result = ClinicalTrialsGovImporter.Import(request.Content.Memory, new ImportContext(today, ImportDefaults.Planning));
        if (result.Refusal is { } refusal)
        {
            throw ApiErrors.Invalid(refusal.Field, refusal.Description);
        }

        var response = new ImportRecordsResponse();
        response.Records.AddRange(result.Items.Select(item => item.ToProto()));
        return Task.FromResult(response);
    }
}
