using TrialMatch.Domain.Activity;

namespace TrialMatch.Api.Mapping;

/// <summary>Maps activity reports.</summary>
internal static class ActivityReplies
{
    public static V1.GetActivityReportResponse ToProto(this ActivityReport report, V1.GetActivityReportRequest request) => new()
    {
        Parent = request.Parent,
        Year = request.Year,
        Definition = ActivityReport.Definition,
        Source = ActivityReport.Source,
        Caveats = { ActivityReport.Caveats },
        Trusts = { report.Trusts.Select(ToProto) },
        Sites = { report.Sites.Select(ToProto) },
        StudyCount = report.Studies,
    };

    private static V1.TrustActivity ToProto(TrustActivity trust) => new()
    {
        Trust = ResourceNames.Of(trust.Trust),
        NewPatients = trust.NewPatients,
        PatientsToCheck = trust.PatientsToCheck,
        StudyCount = trust.Studies,
    };

    private static V1.SiteActivity ToProto(ActivityFact site) => new()
    {
        Trust = ResourceNames.Of(site.Trust),
        Study = ResourceNames.Of(site.Study),
        Title = site.Title,
        Blinded = site.IsBlinded,
        NewPatients = site.Patients,
        Standing = (V1.SiteActivity.Types.Standing)(int)site.Standing,
        Reason = (V1.SiteActivity.Types.Reason)(int)site.Reason,
    };
}
