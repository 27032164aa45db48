using Grpc.Core;
using TrialMatch.Api.Access;
using TrialMatch.Api.Errors;
using TrialMatch.Api.Mapping;
using TrialMatch.Api.Wire;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Domain.Studies.Inquiries;
using TrialMatch.Grains.Abstractions.Studies;
using TrialMatch.V1;

namespace TrialMatch.Api.Services;

[BindServiceMethod(typeof(Binding<InquiryService.InquiryServiceBase>), nameof(Binding<>.Bind))]
internal sealed class InquiryGrpcService(IGrainFactory grains, PipelineReader pipelines, StudyCommands commands) : InquiryService.InquiryServiceBase
{
    public override Task<V1.Study> ReportInterest(ReportInterestRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var reported = new InterestReported(
            fields.Trust("trust", request.Trust), Inquiries.FormOf(request), request.Remarks, request.AnsweredByCentre);
        return commands.DoAsync(fields, new StudyCommand("study", request.Study, request.RequestId, request.Etag), reported, context);
    }

    public override Task<V1.Study> AskQuestion(AskQuestionRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var asked = new QuestionAsked(fields.Trust("trust", request.Trust), IsBySponsor(context), request.Text);
        return commands.DoAsync(fields, new StudyCommand("study", request.Study, request.RequestId, request.Etag), asked, context);
    }

    public override Task<V1.Study> AnswerQuestion(AnswerQuestionRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var answered = new QuestionAnswered(fields.Trust("trust", request.Trust), request.Question, IsBySponsor(context), request.Text);
        return commands.DoAsync(fields, new StudyCommand("study", request.Study, request.RequestId, request.Etag), answered, context);
    }

    public override async Task<V1.FeasibilityReport> GetFeasibilityReport(GetFeasibilityReportRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var id = fields.Study("name", request.Name);
        fields.ThrowIfAny();
        var study = (await grains.GetGrain<IStudyGrain>(id.Value).GetAsync()).Study ?? throw ApiErrors.NotFound(request.Name);
        var report = study.ToReport(study.Inquiry ?? throw ApiErrors.From(InquiryDecisions.NoInquiry(study)));
        var crowding = await pipelines.CrowdingAsync(study, context.CancellationToken);
        report.Crowding.AddRange(crowding.Select(site => Pipelines.ToProto(site.Trust, site.Crowding)));
        return report;
    }

    public override Task<V1.Study> ConfirmInquiry(ConfirmInquiryRequest request, ServerCallContext context) => commands.DoAsync(
        new RequestReader(), new StudyCommand("name", request.Name, request.RequestId, request.Etag), new InquiryConfirmed(request.Remarks), context);

    public override Task<V1.Study> LoseInquiry(LoseInquiryRequest request, ServerCallContext context) => commands.DoAsync(
        new RequestReader(),
        new StudyCommand("name", request.Name, request.RequestId, request.Etag),
        new InquiryLost((LossReason)(int)request.Reason, request.Remarks),
        context);

    /// <summary>A site and its centre speak for the site; everyone else who may speaks for the sponsor.</summary>
    private static bool IsBySponsor(ServerCallContext context) => Caller.Of(context).Used?.Role is not (Role.Site or Role.Centre);
}
