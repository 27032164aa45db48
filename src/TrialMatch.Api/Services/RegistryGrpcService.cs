using Grpc.Core;
using TrialMatch.Api.Errors;
using TrialMatch.Api.Mapping;
using TrialMatch.Api.Wire;
using TrialMatch.Domain.Drafts;
using TrialMatch.Primitives.Calendar;
using TrialMatch.Registries;
using TrialMatch.V1;

namespace TrialMatch.Api.Services;

[BindServiceMethod(typeof(Binding<RegistryService.RegistryServiceBase>), nameof(Binding<>.Bind))]
internal sealed class RegistryGrpcService(TimeProvider clock) : RegistryService.RegistryServiceBase
{
    public override Task<ImportRecordsResponse> ImportRecords(ImportRecordsRequest request, ServerCallContext context)
    {
        var importing = new ImportContext(OsloTime.DateAt(clock.GetUtcNow()), ImportDefaults.Planning, TargetOf(request));
        var result = ClinicalTrialsGovImporter.Import(request.Content.Memory, importing);
        if (result.Refusal is { } refusal)
        {
            throw ApiErrors.Invalid(refusal.Field, refusal.Description);
        }

        var response = new ImportRecordsResponse();
        response.Records.AddRange(result.Items.Select(item => item.ToProto()));
        return Task.FromResult(response);
    }

    private static int? TargetOf(ImportRecordsRequest request) => request switch
    {
        { HasTargetPatients: false } => null,
        { TargetPatients: >= 1 and <= StudyDraftLimits.TargetPatients } => request.TargetPatients,
        _ => throw ApiErrors.Invalid("target_patients", $"expected 1 to {StudyDraftLimits.TargetPatients}"),
    };
}
