namespace TrialMatch.Service.Tests.Identity;

/// <summary>
/// Who may call what, written apart from the table that decides it: a role alone may call the method on anyone's, one with a star only on
/// its own, all others not at all.
/// </summary>
internal static class Expectations
{
    public static IReadOnlyDictionary<string, string> ByMethod { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["StudyService.PreviewPlacement"] = "sponsor centre national operator",
        ["StudyService.RegisterStudy"] = "sponsor* national operator",
        ["StudyService.GetStudy"] = "sponsor* site* centre* region* national operator",
        ["StudyService.ListStudies"] = "sponsor* centre* national operator",
        ["StudyService.ListStudyEvents"] = "sponsor* site* centre* region* national operator",
        ["StudyService.VerifyHistory"] = "sponsor* site* centre* region* national operator",
        ["StudyService.AcceptOffer"] = "sponsor* operator",
        ["StudyService.DeclineOffer"] = "sponsor* operator",
        ["StudyService.WithdrawStudy"] = "sponsor* operator",
        ["StudyService.AssignArea"] = "national operator",
        ["StudyService.ForwardStudy"] = "national operator",
        ["StudyService.PrioritiseStudy"] = "national operator",
        ["StudyService.DiscloseStudy"] = "sponsor* operator",
        ["StudyService.ReleaseStudy"] = "sponsor* operator",
        ["StudyService.WithholdStudy"] = "sponsor* operator",
        ["StudyService.ReportRecruitment"] = "site* centre* operator",
        ["StudyService.EndEnrolment"] = "sponsor* centre* national operator",
        ["StudyService.CloseStudy"] = "sponsor* centre* national operator",
        ["StudyService.ListWaitingStudies"] = "centre* national operator",
        ["StudyService.WatchStudy"] = "sponsor* site* centre* region* national operator",
        ["InquiryService.ReportInterest"] = "site* operator",
        ["InquiryService.AskQuestion"] = "sponsor* site* centre* operator",
        ["InquiryService.AnswerQuestion"] = "sponsor* site* centre* operator",
        ["InquiryService.GetFeasibilityReport"] = "sponsor* centre* national operator",
        ["InquiryService.ConfirmInquiry"] = "sponsor* operator",
        ["InquiryService.LoseInquiry"] = "sponsor* national operator",
        ["RequestService.ListRequests"] = "site* centre* region* national operator",
        ["RequestService.AcceptRequest"] = "site* operator",
        ["RequestService.DeclineRequest"] = "centre* operator",
        ["RequestService.WatchRequests"] = "centre* national operator",
        ["SponsorService.RegisterSponsor"] = "sponsor* national operator",
        ["SponsorService.GetSponsor"] = "sponsor* national operator",
        ["SponsorService.GetSponsorRecord"] = "sponsor* national operator",
        ["SponsorService.ListSponsors"] = "national operator",
        ["NetworkService.ListCentres"] = "sponsor site centre region national operator",
        ["NetworkService.GetCentre"] = "sponsor site centre region national operator",
        ["NetworkService.ListTrusts"] = "sponsor site centre region national operator",
        ["NetworkService.GetTrust"] = "sponsor site centre region national operator",
        ["NetworkService.GetTrustCapacity"] = "site* centre* region* national operator",
        ["NetworkService.GetTrustPipeline"] = "site* centre* region* national operator",
        ["ObstacleService.ReportObstacle"] = "sponsor- site* operator",
        ["ObstacleService.GetObstacle"] = "sponsor- site* centre* region* national operator",
        ["ObstacleService.ListObstacles"] = "sponsor- site* centre* region* national operator",
        ["ObstacleService.TagObstacle"] = "region* national operator",
        ["ObstacleService.CountObstacles"] = "site* centre* region* national operator",
        ["PublicWindowService.ListPublicTrials"] = "sponsor site centre region national operator",
        ["PublicWindowService.ListPublicFields"] = "sponsor site centre region national operator",
        ["NetworkService.AssessCapacityChange"] = "site* centre* region* national operator",
        ["NetworkService.GetRegionalAccount"] = "site centre region national operator",
        ["NetworkService.GetCapacityIndicators"] = "site* centre* region* national operator",
        ["IndicatorService.GetBoardPack"] = "site* centre* region* national operator",
        ["IndicatorService.GetIndicators"] = "site* centre* region* national operator",
        ["IndicatorService.GetActivityReport"] = "site* region* national operator",
        ["CapacityService.DeclareCapacity"] = "site* operator",
        ["CapacityService.ImportCapacityCalendar"] = "site* operator",
        ["CapacityService.DeclareFields"] = "site* operator",
        ["NetworkService.ListFieldInterests"] = "site centre region national operator",
        ["CapacityService.ChangeSites"] = "site* operator",
        ["CapacityService.UpdateTrust"] = "site* operator",
        ["CapacityService.SetOtherCommitment"] = "site* operator",
        ["CapacityService.RemoveOtherCommitments"] = "site* operator",
        ["CapacityService.ImportOtherCommitments"] = "site* operator",
        ["CapacityService.ListOtherCommitments"] = "site* centre* region* national operator",
        ["CapacityService.ListReservations"] = "site* centre* region* national operator",
        ["CapacityService.WatchLedger"] = "site* centre* region* national operator",
        ["PlanningService.Forecast"] = "sponsor site centre region national operator",
        ["PlanningService.SelectSites"] = "sponsor site centre region national operator",
        ["PlanningService.ClassifyStudy"] = "sponsor site centre region national operator",
        ["PlanningService.FitPatients"] = "sponsor site centre region national operator",
        ["RegistryService.ImportRecords"] = "sponsor site centre region national operator",
    };

    public static bool MayCall(string method, string role, bool isOwn)
    {
        var allowed = ByMethod[method].Split(' ');
        return allowed.Contains(role, StringComparer.Ordinal) || (isOwn && allowed.Contains(role + "*", StringComparer.Ordinal));
    }

    /// <summary>Whether a role may call a method at all: also on what is its own and the matrix does not name, which a minus says.</summary>
    public static bool MayCallOnSomething(string method, string role) =>
        MayCall(method, role, isOwn: true) || ByMethod[method].Split(' ').Contains(role + "-", StringComparer.Ordinal);
}
