using System.Collections.Frozen;
using System.Collections.Immutable;
using TrialMatch.Api.Mapping;
using TrialMatch.Domain.Planning;
using TrialMatch.Primitives;
using TrialMatch.V1;

namespace TrialMatch.Api.Access;

/// <summary>
/// Who may call which method, and on what (R7). A method without a row is open to nobody. What is a role's own is in
/// <see cref="Ownership"/>.
/// </summary>
internal static class AccessTable
{
    private const string Studies = "/trialmatch.v1.StudyService/";
    private const string Inquiries = "/trialmatch.v1.InquiryService/";
    private const string Requests = "/trialmatch.v1.RequestService/";
    private const string Sponsors = "/trialmatch.v1.SponsorService/";
    private const string Network = "/trialmatch.v1.NetworkService/";
    private const string Capacity = "/trialmatch.v1.CapacityService/";
    private const string Planning = "/trialmatch.v1.PlanningService/";
    private const string Indicators = "/trialmatch.v1.IndicatorService/";
    private const string Registry = "/trialmatch.v1.RegistryService/";
    private const string Obstacles = "/trialmatch.v1.ObstacleService/";
    private const string Public = "/trialmatch.v1.PublicWindowService/";
    private const string Health = "/grpc.health.v1.Health/";

    private const Role Sponsor = Role.Sponsor;
    private const Role Site = Role.Site;
    private const Role Centre = Role.Centre;
    private const Role Region = Role.Region;
    private const Role National = Role.National;
    private const Role Operator = Role.Operator;

    private static readonly ImmutableArray<Role> Everyone = [Sponsor, Site, Centre, Region, National, Operator];

    private static readonly ImmutableArray<AccessRule> Rows =
    [
        // A preview names hospitals and numbers, as an answer to a sponsor does.
        Anyones(Studies + "PreviewPlacement", Sponsor, Centre, National, Operator),
        On<RegisterStudyRequest>(Studies + "RegisterStudy", (request, read) => new Target.OfSponsor(read.Sponsor("sponsor", request.Sponsor)), Sponsor, National, Operator),
        OnStudy<GetStudyRequest>(Studies + "GetStudy", request => request.Name, [.. Everyone]) with { IsSensitive = true },
        OnStudy<ListStudyEventsRequest>(Studies + "ListStudyEvents", request => request.Name, [.. Everyone]) with { IsSensitive = true },
        OnStudy<VerifyHistoryRequest>(Studies + "VerifyHistory", request => request.Name, [.. Everyone]),
        OnStudy<WatchStudyRequest>(Studies + "WatchStudy", request => request.Name, [.. Everyone]) with { IsSensitive = true },
        OnStudy<AcceptOfferRequest>(Studies + "AcceptOffer", request => request.Name, Sponsor, Operator),
        OnStudy<DeclineOfferRequest>(Studies + "DeclineOffer", request => request.Name, Sponsor, Operator),
        OnStudy<WithdrawStudyRequest>(Studies + "WithdrawStudy", request => request.Name, Sponsor, Operator),
        OnStudy<DiscloseStudyRequest>(Studies + "DiscloseStudy", request => request.Name, Sponsor, Operator),
        OnStudy<ReleaseStudyRequest>(Studies + "ReleaseStudy", request => request.Name, Sponsor, Operator),
        OnStudy<WithholdStudyRequest>(Studies + "WithholdStudy", request => request.Name, Sponsor, Operator),
        OnStudy<EndEnrolmentRequest>(Studies + "EndEnrolment", request => request.Name, Sponsor, Centre, National, Operator),
        OnStudy<CloseStudyRequest>(Studies + "CloseStudy", request => request.Name, Sponsor, Centre, National, Operator),

        // Where a study goes, and who is served first, is between centres: none decides it alone.
        OnStudy<AssignAreaRequest>(Studies + "AssignArea", request => request.Name, National, Operator),
        OnStudy<ForwardStudyRequest>(Studies + "ForwardStudy", request => request.Name, National, Operator),
        OnStudy<PrioritiseStudyRequest>(Studies + "PrioritiseStudy", request => request.Name, National, Operator),
        On<ReportRecruitmentRequest>(
            Studies + "ReportRecruitment",
            (request, read) => new Target.OfSite(read.Study("name", request.Name), read.Trust("trust", request.Trust), IsByCentre: null),
            Site, Centre, National, Operator),
        List<ListStudiesRequest>(
            Studies + "ListStudies",
            [
                By<ListStudiesRequest>("sponsor", [Sponsor], request => request.Sponsor, (request, name) => request.Sponsor = name),
                ByLead<ListStudiesRequest>(request => request.Lead, (request, lead) => request.Lead = lead),
            ],
            Sponsor, Centre, National, Operator) with { IsSensitive = true },
        List<ListWaitingStudiesRequest>(
            Studies + "ListWaitingStudies", [ByLead<ListWaitingStudiesRequest>(request => request.Lead, (request, lead) => request.Lead = lead)], Centre, National, Operator) with { IsSensitive = true },

        On<ReportInterestRequest>(
            Inquiries + "ReportInterest",
            (request, read) => new Target.OfSite(read.Study("study", request.Study), read.Trust("trust", request.Trust), request.AnsweredByCentre),
            Site, Centre, National, Operator),
        On<AskQuestionRequest>(
            Inquiries + "AskQuestion",
            (request, read) => new Target.OfSite(read.Study("study", request.Study), read.Trust("trust", request.Trust), IsByCentre: null),
            Sponsor, Site, Centre, National, Operator),
        On<AnswerQuestionRequest>(
            Inquiries + "AnswerQuestion",
            (request, read) => new Target.OfSite(read.Study("study", request.Study), read.Trust("trust", request.Trust), IsByCentre: null),
            Sponsor, Site, Centre, National, Operator),

        // The report tells what every site said: not for a site or a region, which see their own in the study.
        OnStudy<GetFeasibilityReportRequest>(Inquiries + "GetFeasibilityReport", request => request.Name, Sponsor, Centre, National, Operator) with { IsSensitive = true },
        OnStudy<ConfirmInquiryRequest>(Inquiries + "ConfirmInquiry", request => request.Name, Sponsor, Operator),
        OnStudy<LoseInquiryRequest>(Inquiries + "LoseInquiry", request => request.Name, Sponsor, National, Operator),

        List<ListRequestsRequest>(
            Requests + "ListRequests",
            [
                By<ListRequestsRequest>("trust", [Site], request => request.Trust, (request, name) => request.Trust = name),
                By<ListRequestsRequest>("trust", [Region], request => request.Trust, (request, name) => request.Trust = name) with { IsNarrower = true },
                By<ListRequestsRequest>("region", [Region], request => request.Region, (request, id) => request.Region = id) with { IsOfScope = true },
                By<ListRequestsRequest>("centre", [Centre], request => request.Centre, (request, name) => request.Centre = name),
            ],
            Site, Centre, Region, National, Operator) with { IsSensitive = true },
        On<AcceptRequestRequest>(
            Requests + "AcceptRequest",
            (request, read) => new Target.OfSite(read.Study("study", request.Study), read.Trust("trust", request.Trust), request.AnsweredByCentre),
            Site, Centre, National, Operator),
        On<DeclineRequestRequest>(
            Requests + "DeclineRequest",
            (request, read) => new Target.OfSite(read.Study("study", request.Study), read.Trust("trust", request.Trust), request.AnsweredByCentre),
            Site, Centre, National, Operator),
        OnCentre<WatchRequestsRequest>(Requests + "WatchRequests", request => request.Centre, Centre, National, Operator) with { IsSensitive = true },

        On<RegisterSponsorRequest>(Sponsors + "RegisterSponsor", (request, _) => new Target.OfSponsor(new SponsorId(request.SponsorId)), Sponsor, National, Operator),
        On<GetSponsorRequest>(Sponsors + "GetSponsor", (request, read) => new Target.OfSponsor(read.Sponsor("name", request.Name)), Sponsor, National, Operator) with { IsSensitive = true },
        On<GetSponsorRecordRequest>(Sponsors + "GetSponsorRecord", (request, read) => new Target.OfSponsor(read.Sponsor("name", request.Name)), Sponsor, National, Operator) with { IsSensitive = true },
        Anyones(Sponsors + "ListSponsors", National, Operator) with { IsSensitive = true },

        // Which hospitals and centres there are is public; what a hospital has left is not.
        Anyones(Network + "ListCentres", [.. Everyone]),
        Anyones(Network + "GetCentre", [.. Everyone]),
        Anyones(Network + "ListTrusts", [.. Everyone]),
        Anyones(Network + "GetTrust", [.. Everyone]),
        OnTrust<GetTrustCapacityRequest>(Network + "GetTrustCapacity", request => request.Name, Site, Centre, Region, National, Operator) with { IsSensitive = true },
        Anyones(Network + "ListFieldInterests", Site, Centre, Region, National, Operator),
        OnTrust<GetTrustPipelineRequest>(Network + "GetTrustPipeline", request => request.Name, Site, Centre, Region, National, Operator) with { IsSensitive = true },
        On<GetCapacityIndicatorsRequest>(Network + "GetCapacityIndicators", Parents.Of, Site, Centre, Region, National, Operator) with { IsSensitive = true },
        Anyones(Network + "GetRegionalAccount", Site, Centre, Region, National, Operator),

        // Sponsors' reports are for the coordinating unit: a text may tell whose it is. All see how many there are.
        On<ReportObstacleRequest>(Obstacles + "ReportObstacle", Parents.Of, Sponsor, Site, Operator),
        On<GetObstacleRequest>(Obstacles + "GetObstacle", (request, read) => Parents.OfObstacle(request.Name, read), Sponsor, Site, Centre, Region, National, Operator) with { IsSensitive = true },
        On<ListObstaclesRequest>(Obstacles + "ListObstacles", Parents.Of, Sponsor, Site, Centre, Region, National, Operator) with { IsSensitive = true },
        On<TagObstacleRequest>(Obstacles + "TagObstacle", (request, read) => Parents.OfObstacle(request.Name, read), Region, National, Operator),
        On<CountObstaclesRequest>(Obstacles + "CountObstacles", Parents.Of, Site, Centre, Region, National, Operator),

        // What is missing tells of what sponsors ask for.
        On<AssessCapacityChangeRequest>(Network + "AssessCapacityChange", Parents.Of, Site, Centre, Region, National, Operator) with { IsSensitive = true },

        // Each sees its own and the nation's; sponsors none, whose plans they would tell of.
        On<GetBoardPackRequest>(Indicators + "GetBoardPack", Parents.Of, Site, Centre, Region, National, Operator) with { IsSensitive = true },
        On<GetIndicatorsRequest>(Indicators + "GetIndicators", Parents.Of, Site, Centre, Region, National, Operator) with { IsSensitive = true },

        // With every study and its patients, as its sites reported them.
        On<GetActivityReportRequest>(Indicators + "GetActivityReport", Parents.Of, Site, Region, National, Operator) with { IsSensitive = true },

        // A trust owns its capacity: nobody else says what it has.
        OnTrust<DeclareCapacityRequest>(Capacity + "DeclareCapacity", request => request.Name, Site, Operator),
        OnTrust<ImportCapacityCalendarRequest>(Capacity + "ImportCapacityCalendar", request => request.Name, Site, Operator),
        OnTrust<ChangeSitesRequest>(Capacity + "ChangeSites", request => request.Name, Site, Operator),
        OnTrust<DeclareFieldsRequest>(Capacity + "DeclareFields", request => request.Name, Site, Operator),
        On<UpdateTrustRequest>(Capacity + "UpdateTrust", (request, read) => new Target.OfTrust(read.Trust("trust.name", request.Trust?.Name ?? string.Empty)), Site, Operator),
        OnTrust<SetOtherCommitmentRequest>(Capacity + "SetOtherCommitment", request => request.Name, Site, Operator),
        OnTrust<RemoveOtherCommitmentsRequest>(Capacity + "RemoveOtherCommitments", request => request.Name, Site, Operator),
        OnTrust<ImportOtherCommitmentsRequest>(Capacity + "ImportOtherCommitments", request => request.Name, Site, Operator),
        OnTrust<ListOtherCommitmentsRequest>(Capacity + "ListOtherCommitments", request => request.Name, Site, Centre, Region, National, Operator) with { IsSensitive = true },
        OnTrust<ListReservationsRequest>(Capacity + "ListReservations", request => request.Name, Site, Centre, Region, National, Operator) with { IsSensitive = true },
        OnTrust<WatchLedgerRequest>(Capacity + "WatchLedger", request => request.Name, Site, Centre, Region, National, Operator) with { IsSensitive = true },

        // These use nothing but their input.
        Anyones(Planning + "Forecast", [.. Everyone]),
        Anyones(Planning + "SelectSites", [.. Everyone]),
        Anyones(Planning + "ClassifyStudy", [.. Everyone]),
        Anyones(Planning + "FitPatients", [.. Everyone]),
        Anyones(Registry + "ImportRecords", [.. Everyone]),

        // A generic client lists and calls everything, but only as somebody.
        Anyones("/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo", [.. Everyone]),
        Anyones("/grpc.reflection.v1.ServerReflection/ServerReflectionInfo", [.. Everyone]),
        // The public window: what everyone may know.
        Open(Public + "ListPublicTrials") with { IsLimited = true },
        Open(Public + "ListPublicFields") with { IsLimited = true },

        // Those that watch the service's health are nobody.
        Open(Health + "Check"),
        Open(Health + "Watch"),
    ];

    public static FrozenDictionary<string, AccessRule> ByMethod { get; } = Rows.ToFrozenDictionary(row => row.Method, StringComparer.Ordinal);

    private static AccessRule Open(string method) => new(method, [], (_, _) => new Target.Nobodys());

    private static AccessRule Anyones(string method, params Role[] roles) => new(method, [.. roles], (_, _) => new Target.Nobodys());

    private static AccessRule On<T>(string method, Func<T, RequestReader, Target> targetOf, params Role[] roles) =>
        new(method, [.. roles], (request, read) => targetOf((T)request!, read));

    private static AccessRule OnStudy<T>(string method, Func<T, string> name, params Role[] roles) =>
        On<T>(method, (request, read) => new Target.OfStudy(read.Study("name", name(request))), roles);

    private static AccessRule OnTrust<T>(string method, Func<T, string> name, params Role[] roles) =>
        On<T>(method, (request, read) => new Target.OfTrust(read.Trust("name", name(request))), roles);

    private static AccessRule OnCentre<T>(string method, Func<T, string> name, params Role[] roles) =>
        On<T>(method, (request, read) => new Target.OfCentre(read.Centre("centre", name(request))), roles);

    private static AccessRule List<T>(string method, ImmutableArray<ListFilter> filters, params Role[] roles) =>
        On<T>(method, (_, _) => new Target.Nobodys(), roles) with { Filters = filters };

    private static ListFilter By<T>(string field, ImmutableArray<Role> roles, Func<T, string> get, Action<T, string> set) =>
        new(field, roles, (request, _) => get((T)request), (request, name, _) => set((T)request, name));

    /// <summary>A list cut by the area whose centre leads.</summary>
    private static ListFilter ByLead<T>(Func<T, Area> get, Action<T, Area> set) => new(
        "lead",
        [Centre],
        (request, network) => get((T)request) is var lead && lead == default ? string.Empty : NameOf(lead, network),
        (request, name, network) => set((T)request, (Area)(int)network.Centres.First(centre => ResourceNames.Of(centre.Id) == name).Area));

    /// <summary>The name of an area's centre. An area without one has a name that is no centre's.</summary>
    private static string NameOf(Area lead, NetworkSeed network) =>
        network.FindCentre((Domain.Areas.Area)(int)lead) is { } centre ? ResourceNames.Of(centre.Id) : lead.ToString();
}
