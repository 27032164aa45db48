using Google.Protobuf;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Identity;

/// <summary>
/// A request for each method that is refused, or answered, only once it is let through: commands lack a request id, and streams are
/// to resume from before their beginning, so that nothing changes and nothing lasts.
/// </summary>
internal static class MatrixRequests
{
    public static IReadOnlyDictionary<string, Func<Things, IMessage>> ByMethod { get; } = new Dictionary<string, Func<Things, IMessage>>(StringComparer.Ordinal)
    {
        ["StudyService.PreviewPlacement"] = _ => new PreviewPlacementRequest(),
        ["StudyService.RegisterStudy"] = on => new RegisterStudyRequest { Sponsor = on.Sponsor },
        ["StudyService.GetStudy"] = on => new GetStudyRequest { Name = on.Study },
        ["StudyService.ListStudies"] = on => new ListStudiesRequest { Sponsor = on.Sponsor, Lead = on.Lead },
        ["StudyService.ListStudyEvents"] = on => new ListStudyEventsRequest { Name = on.Study },
        ["StudyService.VerifyHistory"] = on => new VerifyHistoryRequest { Name = on.Study },
        ["StudyService.AcceptOffer"] = on => new AcceptOfferRequest { Name = on.Study },
        ["StudyService.DeclineOffer"] = on => new DeclineOfferRequest { Name = on.Study },
        ["StudyService.WithdrawStudy"] = on => new WithdrawStudyRequest { Name = on.Study },
        ["StudyService.AssignArea"] = on => new AssignAreaRequest { Name = on.Study },
        ["StudyService.ForwardStudy"] = on => new ForwardStudyRequest { Name = on.Study },
        ["StudyService.PrioritiseStudy"] = on => new PrioritiseStudyRequest { Name = on.Study },
        ["StudyService.ReleaseStudy"] = on => new ReleaseStudyRequest { Name = on.Study },
        ["StudyService.WithholdStudy"] = on => new WithholdStudyRequest { Name = on.Study },
        ["StudyService.DiscloseStudy"] = on => new DiscloseStudyRequest { Name = on.Study },
        ["StudyService.ReportRecruitment"] = on => new ReportRecruitmentRequest { Name = on.Study, Trust = on.Trust },
        ["StudyService.EndEnrolment"] = on => new EndEnrolmentRequest { Name = on.Study },
        ["StudyService.CloseStudy"] = on => new CloseStudyRequest { Name = on.Study },
        ["StudyService.ListWaitingStudies"] = on => new ListWaitingStudiesRequest { Lead = on.Lead },
        ["StudyService.WatchStudy"] = on => new WatchStudyRequest { Name = on.Study, AfterVersion = -1 },
        ["InquiryService.ReportInterest"] = on => new ReportInterestRequest { Study = on.Study, Trust = on.Trust },
        ["InquiryService.AskQuestion"] = on => new AskQuestionRequest { Study = on.Study, Trust = on.Trust },
        ["InquiryService.AnswerQuestion"] = on => new AnswerQuestionRequest { Study = on.Study, Trust = on.Trust },
        ["InquiryService.GetFeasibilityReport"] = on => new GetFeasibilityReportRequest { Name = on.Study },
        ["InquiryService.ConfirmInquiry"] = on => new ConfirmInquiryRequest { Name = on.Study },
        ["InquiryService.LoseInquiry"] = on => new LoseInquiryRequest { Name = on.Study },
        ["RequestService.ListRequests"] = on => new ListRequestsRequest { Trust = on.Trust, Centre = on.Centre },
        ["RequestService.AcceptRequest"] = on => new AcceptRequestRequest { Study = on.Study, Trust = on.Trust },
        ["RequestService.DeclineRequest"] = on => new DeclineRequestRequest { Study = on.Study, Trust = on.Trust, AnsweredByCentre = true },
        ["RequestService.WatchRequests"] = on => new WatchRequestsRequest { Centre = on.Centre, AfterVersion = -1 },
        ["SponsorService.RegisterSponsor"] = on => new RegisterSponsorRequest { SponsorId = on.Sponsor.Split('/')[1] },
        ["SponsorService.GetSponsor"] = on => new GetSponsorRequest { Name = on.Sponsor },
        ["SponsorService.GetSponsorRecord"] = on => new GetSponsorRecordRequest { Name = on.Sponsor },
        ["SponsorService.ListSponsors"] = _ => new ListSponsorsRequest(),
        ["NetworkService.ListCentres"] = _ => new ListCentresRequest(),
        ["NetworkService.GetCentre"] = on => new GetCentreRequest { Name = on.Centre },
        ["NetworkService.ListTrusts"] = _ => new ListTrustsRequest { PageSize = 1 },
        ["NetworkService.GetTrust"] = on => new GetTrustRequest { Name = on.Trust },
        ["NetworkService.GetTrustCapacity"] = on => new GetTrustCapacityRequest { Name = on.Trust, MonthCount = 1 },
        ["NetworkService.GetTrustPipeline"] = on => new GetTrustPipelineRequest { Name = on.Trust, MonthCount = 1 },
        ["ObstacleService.ReportObstacle"] = on => new ReportObstacleRequest { Parent = on.Trust },
        ["ObstacleService.GetObstacle"] = on => new GetObstacleRequest { Name = ObstacleOf(on) },
        ["ObstacleService.ListObstacles"] = on => new ListObstaclesRequest { Parent = on.Trust },
        ["ObstacleService.TagObstacle"] = on => new TagObstacleRequest { Name = ObstacleOf(on) },
        ["ObstacleService.CountObstacles"] = on => new CountObstaclesRequest { Parent = on.Trust },
        ["PublicWindowService.ListPublicTrials"] = _ => new ListPublicTrialsRequest { PageSize = 1 },
        ["PublicWindowService.ListPublicFields"] = _ => new ListPublicFieldsRequest(),
        ["NetworkService.AssessCapacityChange"] = on => new AssessCapacityChangeRequest { Parent = on.Trust, OpenedArea = Area.Cancer },
        ["NetworkService.GetRegionalAccount"] = _ => new GetRegionalAccountRequest(),
        ["IndicatorService.GetActivityReport"] = on => new GetActivityReportRequest { Parent = on.Trust, Year = 2027 },
        ["NetworkService.GetCapacityIndicators"] = on => new GetCapacityIndicatorsRequest { Parent = on.Trust },
        ["IndicatorService.GetBoardPack"] = on => new GetBoardPackRequest { Parent = on.Trust },
        ["IndicatorService.GetIndicators"] = on => new GetIndicatorsRequest { Parent = on.Trust, By = IndicatorPeriod.Types.Kind.Year },
        ["CapacityService.DeclareCapacity"] = on => new DeclareCapacityRequest { Name = on.Trust },
        ["CapacityService.ImportCapacityCalendar"] = on => new ImportCapacityCalendarRequest { Name = on.Trust },
        ["CapacityService.DeclareFields"] = on => new DeclareFieldsRequest { Name = on.Trust },
        ["NetworkService.ListFieldInterests"] = _ => new ListFieldInterestsRequest { PageSize = 1 },
        ["CapacityService.ChangeSites"] = on => new ChangeSitesRequest { Name = on.Trust },
        ["CapacityService.UpdateTrust"] = on => new UpdateTrustRequest { Trust = new Trust { Name = on.Trust } },
        ["CapacityService.SetOtherCommitment"] = on => new SetOtherCommitmentRequest { Name = on.Trust },
        ["CapacityService.RemoveOtherCommitments"] = on => new RemoveOtherCommitmentsRequest { Name = on.Trust },
        ["CapacityService.ImportOtherCommitments"] = on => new ImportOtherCommitmentsRequest { Name = on.Trust },
        ["CapacityService.ListOtherCommitments"] = on => new ListOtherCommitmentsRequest { Name = on.Trust },
        ["CapacityService.ListReservations"] = on => new ListReservationsRequest { Name = on.Trust },
        ["CapacityService.WatchLedger"] = on => new WatchLedgerRequest { Name = on.Trust, AfterVersion = -1 },
        ["PlanningService.Forecast"] = _ => new ForecastRequest(),
        ["PlanningService.SelectSites"] = _ => new SelectSitesRequest(),
        ["PlanningService.ClassifyStudy"] = _ => new ClassifyStudyRequest(),
        ["PlanningService.FitPatients"] = _ => new FitPatientsRequest(),
        ["RegistryService.ImportRecords"] = _ => new ImportRecordsRequest(),
    };

    /// <summary>The first obstacle that the trust reported.</summary>
    private static string ObstacleOf(Things on) => on.Trust.Replace("trusts/", "obstacles/trust-", StringComparison.Ordinal) + "-1";
}
