using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using TrialMatch.Api.Access;
using TrialMatch.Service.Tests.Life;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;
using State = TrialMatch.V1.Study.Types.State;

namespace TrialMatch.Service.Tests.Fuzz;

/// <summary>For each method a request that will be carried out: studies are led to where it may come, and stay there until it does.</summary>
internal sealed class ValidCalls(ApiClient client, string sponsor)
{
    private const string Trust = "trusts/lovisenberg";
    private const int FirstYear = 2032;
    private const int Years = 60;

    private readonly Dictionary<State, LivedStudy> _waiting = [];
    private int _number;

    /// <summary>By the method's full name.</summary>
    public IReadOnlyDictionary<string, Func<Task<IMessage>>> ByMethod => new Dictionary<string, Func<Task<IMessage>>>
    {
        ["SponsorService.RegisterSponsor"] = () => Now(new RegisterSponsorRequest { RequestId = Id(), SponsorId = Id(), Sponsor = new Sponsor { DisplayName = "A sponsor" } }),
        ["SponsorService.GetSponsor"] = () => Now(new GetSponsorRequest { Name = sponsor }),
        ["SponsorService.GetSponsorRecord"] = () => Now(new GetSponsorRecordRequest { Name = sponsor }),
        ["SponsorService.ListSponsors"] = () => Now(new ListSponsorsRequest { PageSize = 2 }),
        ["NetworkService.ListCentres"] = () => Now(new ListCentresRequest { PageSize = 2 }),
        ["NetworkService.GetCentre"] = () => Now(new GetCentreRequest { Name = "centres/cancer" }),
        ["NetworkService.ListTrusts"] = () => Now(new ListTrustsRequest { PageSize = 2 }),
        ["NetworkService.GetTrust"] = () => Now(new GetTrustRequest { Name = Trust }),
        ["NetworkService.AssessCapacityChange"] = () => Now(new AssessCapacityChangeRequest { Parent = Trust, More = new CapacityIncrease { PoolId = "study-nurse-minutes", UnitsPerMonth = 8_475, Area = Area.Cancer } }),
        ["NetworkService.GetRegionalAccount"] = () => Now(new GetRegionalAccountRequest()),
        ["NetworkService.GetTrustPipeline"] = () => Now(new GetTrustPipelineRequest { Name = Trust, MonthCount = 2 }),
        ["IndicatorService.GetActivityReport"] = () => Now(new GetActivityReportRequest { Parent = Trust, Year = 2027 }),
        ["NetworkService.GetCapacityIndicators"] = () => Now(new GetCapacityIndicatorsRequest { Parent = Trust, MonthCount = 2 }),
        ["IndicatorService.GetBoardPack"] = () => Now(new GetBoardPackRequest { Parent = Trust }),
        ["IndicatorService.GetIndicators"] = () => Now(new GetIndicatorsRequest { Parent = Trust, By = IndicatorPeriod.Types.Kind.Tertial }),
        ["NetworkService.GetTrustCapacity"] = () => Now(new GetTrustCapacityRequest { Name = Trust, MonthCount = 2 }),
        ["CapacityService.DeclareCapacity"] = () => Now(new DeclareCapacityRequest
        {
            RequestId = Id(),
            Name = Trust,
            Declarations = { new CapacityDeclaration { PoolId = "study-nurse-minutes", FirstMonth = Drafts.Date(NextMonth), Amount = 100_000 } },
            AllowEviction = true,
        }),
        ["CapacityService.ImportCapacityCalendar"] = () => Now(new ImportCapacityCalendarRequest
        {
            RequestId = Id(),
            Name = Trust,
            Csv = $"pool,month,amount\nstudy-nurse-minutes,{NextMonth:yyyy-MM},90000\n",
            AllowEviction = true,
        }),
        ["NetworkService.ListFieldInterests"] = () => Now(new ListFieldInterestsRequest { Field = "LUNG_DISEASE", PageSize = 2 }),
        ["CapacityService.DeclareFields"] = () => Now(new DeclareFieldsRequest
        {
            RequestId = Id(),
            Name = Trust,
            Declare = { new FieldInterest { Field = "LUNG_DISEASE", Paediatrics = true, ContactRole = "head of research, lung department" } },
        }),
        ["CapacityService.ChangeSites"] = () => Now(new ChangeSitesRequest { RequestId = Id(), Name = Trust, Open = { Area.Cancer } }),
        ["CapacityService.UpdateTrust"] = () => Now(new UpdateTrustRequest
        {
            RequestId = Id(),
            Trust = new Trust { Name = Trust, StartUpMonths = 5, Capabilities = { Capability.Mri } },
            UpdateMask = new FieldMask { Paths = { "start_up_months", "capabilities" } },
        }),
        ["CapacityService.SetOtherCommitment"] = () => Now(Registry()),
        ["CapacityService.ImportOtherCommitments"] = () => Now(new ImportOtherCommitmentsRequest
        {
            RequestId = Id(),
            Name = Trust,
            Csv = $"commitment,label,field,kind,pool,month,amount\nregistry,Registry,,OWN_INITIATED,study-nurse-minutes,{NextMonth:yyyy-MM},1\n",
            AllowEviction = true,
        }),
        ["CapacityService.RemoveOtherCommitments"] = async () =>
        {
            await client.Capacity.SetOtherCommitmentAsync(Registry(), ApiClient.Options);
            return new RemoveOtherCommitmentsRequest { RequestId = Id(), Name = Trust, Ids = { "registry" } };
        },
        ["CapacityService.ListOtherCommitments"] = () => Now(new ListOtherCommitmentsRequest { Name = Trust, PageSize = 2 }),
        ["CapacityService.ListReservations"] = () => Now(new ListReservationsRequest { Name = Trust, PageSize = 2 }),
        ["RegistryService.ImportRecords"] = () => Now(new ImportRecordsRequest
        {
            Content = ByteString.CopyFromUtf8("""[{"protocolSection": {"identificationModule": {"nctId": "NCT01234567"}}}]"""),
        }),
        ["PlanningService.Forecast"] = () => Now(new ForecastRequest { Sites = { new SiteModel { Shape = 2, Rate = 1 } }, Target = 20, HorizonMonths = 12 }),
        ["PlanningService.SelectSites"] = () => Now(new SelectSitesRequest
        {
            Candidates = { new SelectionCandidate { Id = "a", Region = "r", Site = new SiteModel { Shape = 2, Rate = 1 }, FixedCost = 1 } },
            Target = 5,
            HorizonMonths = 24,
        }),
        ["PlanningService.ClassifyStudy"] = () => Now(new ClassifyStudyRequest { Conditions = { "Breast Cancer" } }),
        ["PlanningService.FitPatients"] = () => Now(new FitPatientsRequest
        {
            Pools = { new PoolCapacity { Id = "p", FreeByMonth = { 10, 10, 10 } } },
            PerPatient = { new PoolUse { Pool = "p", ByMonth = { 1 } } },
        }),
        ["RequestService.ListRequests"] = () => Now(new ListRequestsRequest { Trust = "trusts/ous", PageSize = 2 }),
        ["RequestService.AcceptRequest"] = async () =>
        {
            var study = await InAsync(State.Requested);
            var asked = (await study.NowAsync()).Requests.First(LivedStudy.IsOpen);
            return new AcceptRequestRequest { RequestId = Id(), Study = study.Name, Trust = asked.Trust, Patients = asked.AskedPatients, Investigator = "the investigator" };
        },
        ["RequestService.DeclineRequest"] = async () =>
        {
            var study = await InAsync(State.Requested);
            var asked = (await study.NowAsync()).Requests.First(LivedStudy.IsOpen);
            return new DeclineRequestRequest { RequestId = Id(), Study = study.Name, Trust = asked.Trust, Reason = SiteRequest.Types.DeclineReason.Staff };
        },
        ["InquiryService.ReportInterest"] = async () =>
        {
            var study = await InquiredAsync();
            return new ReportInterestRequest
            {
                RequestId = Id(),
                Study = study.Name,
                Trust = study.Inquiry.Sites[0].Trust,
                Interest = InterestRequest.Types.Answer.Interested,
                Patients = 1,
                Limits = { InterestRequest.Types.Limit.Staff },
            };
        },
        ["InquiryService.AskQuestion"] = async () =>
        {
            var study = await InquiredAsync();
            return new AskQuestionRequest { RequestId = Id(), Study = study.Name, Trust = study.Inquiry.Sites[0].Trust, Text = "How many come a month?" };
        },
        ["InquiryService.AnswerQuestion"] = async () => await AnswerableAsync(),
        ["InquiryService.GetFeasibilityReport"] = async () => new GetFeasibilityReportRequest { Name = (await InquiredAsync()).Name },
        ["InquiryService.ConfirmInquiry"] = async () => new ConfirmInquiryRequest { RequestId = Id(), Name = (await InquiredAsync()).Name },
        ["InquiryService.LoseInquiry"] = async () =>
            new LoseInquiryRequest { RequestId = Id(), Name = (await InquiredAsync()).Name, Reason = Inquiry.Types.LossReason.Costs },
        ["StudyService.PreviewPlacement"] = () => Now(new PreviewPlacementRequest { Draft = Draft() }),
        ["StudyService.RegisterStudy"] = () => Now(new RegisterStudyRequest { RequestId = Id(), Sponsor = sponsor, Draft = Draft() }),
        ["StudyService.GetStudy"] = async () => new GetStudyRequest { Name = (await InAsync(State.Requested)).Name },
        ["StudyService.ListStudies"] = () => Now(new ListStudiesRequest { Sponsor = sponsor, PageSize = 2 }),
        ["StudyService.ListStudyEvents"] = async () => new ListStudyEventsRequest { Name = (await InAsync(State.Requested)).Name, PageSize = 2 },
        ["StudyService.VerifyHistory"] = async () => new VerifyHistoryRequest { Name = (await InAsync(State.Requested)).Name },
        ["StudyService.ListWaitingStudies"] = () => Now(new ListWaitingStudiesRequest { PageSize = 2 }),
        ["StudyService.AcceptOffer"] = async () => new AcceptOfferRequest { RequestId = Id(), Name = (await InAsync(State.Offered)).Name },
        ["StudyService.DeclineOffer"] = async () => new DeclineOfferRequest { RequestId = Id(), Name = (await InAsync(State.Offered)).Name },
        ["StudyService.WithdrawStudy"] = async () => new WithdrawStudyRequest { RequestId = Id(), Name = (await InAsync(State.Requested)).Name },
        ["StudyService.AssignArea"] = async () => new AssignAreaRequest { RequestId = Id(), Name = (await InAsync(State.Triage)).Name, Lead = Area.Cancer },
        ["StudyService.ForwardStudy"] = async () =>
        {
            var wanted = new FieldInterest { Field = "UROLOGY", ContactRole = "head of research, urology department" };
            await client.Capacity.DeclareFieldsAsync(new DeclareFieldsRequest { RequestId = Id(), Name = Trust, Declare = { wanted } }, ApiClient.Options);
            return new ForwardStudyRequest { RequestId = Id(), Name = (await InAsync(State.Triage)).Name, Field = wanted.Field };
        },
        ["StudyService.PrioritiseStudy"] = async () => new PrioritiseStudyRequest { RequestId = Id(), Name = (await InAsync(State.Requested)).Name, Priority = 3 },
        ["StudyService.ReleaseStudy"] = async () =>
            new ReleaseStudyRequest { RequestId = Id(), Name = (await InAsync(State.Requested)).Name, FromDate = Drafts.Date(NextMonth), Title = "For all" },
        ["StudyService.WithholdStudy"] = async () =>
        {
            var released = new ReleaseStudyRequest { RequestId = Id(), Name = (await InAsync(State.Requested)).Name };
            await client.Studies.ReleaseStudyAsync(released, ApiClient.Options);
            return new WithholdStudyRequest { RequestId = Id(), Name = released.Name };
        },
        ["ObstacleService.ReportObstacle"] = () => Now(ObstacleReport()),
        ["ObstacleService.GetObstacle"] = async () =>
            new GetObstacleRequest { Name = (await client.Obstacles.ReportObstacleAsync(ObstacleReport(), ApiClient.Options)).Name },
        ["ObstacleService.ListObstacles"] = () => Now(new ListObstaclesRequest { Parent = Trust, Category = Obstacle.Types.Category.Staff, Tag = "nurses", PageSize = 2 }),
        ["ObstacleService.TagObstacle"] = async () => new TagObstacleRequest
        {
            RequestId = Id(),
            Name = (await client.Obstacles.ReportObstacleAsync(ObstacleReport(), ApiClient.Options)).Name,
            Tags = { "nurses" },
        },
        ["ObstacleService.CountObstacles"] = () => Now(new CountObstaclesRequest { Parent = "networks/norway", FromDate = Drafts.Date(NextMonth.AddYears(-1)) }),
        ["PublicWindowService.ListPublicTrials"] = () => Now(new ListPublicTrialsRequest { Area = Area.Cancer, PageSize = 2 }),
        ["PublicWindowService.ListPublicFields"] = () => Now(new ListPublicFieldsRequest()),
        ["StudyService.DiscloseStudy"] = async () => new DiscloseStudyRequest { RequestId = Id(), Name = (await BlindedAsync()).Name },
        ["StudyService.ReportRecruitment"] = async () => Report(await (await InAsync(State.Placed, State.Recruiting)).NowAsync()),
        ["StudyService.EndEnrolment"] = async () => new EndEnrolmentRequest { RequestId = Id(), Name = (await InAsync(State.Recruiting)).Name },
        ["StudyService.CloseStudy"] = async () => new CloseStudyRequest { RequestId = Id(), Name = (await InAsync(State.Recruiting)).Name },
    };

    private static DateOnly NextMonth => Today.InOslo.AddMonths(2);

    private static Task<IMessage> Now(IMessage request) => Task.FromResult(request);

    private ReportObstacleRequest ObstacleReport() => new() { RequestId = Id(), Parent = Trust, Category = Obstacle.Types.Category.Staff, Text = "No nurse in July" };

    private SetOtherCommitmentRequest Registry() => new()
    {
        RequestId = Id(),
        Name = Trust,
        OtherCommitment = new OtherCommitment
        {
            Id = "registry",
            Label = "Registry",
            Field = "breast-cancer",
            Kind = OtherCommitment.Types.Kind.OwnInitiated,
            Months = { new CapacityDeclaration { PoolId = "study-nurse-minutes", FirstMonth = Drafts.Date(NextMonth), Amount = 1 } },
        },
        AllowEviction = true,
    };

    private string Id() => $"fuzz-{++_number}";

    /// <summary>Spread over the years, so that there is room for each.</summary>
    private StudyDraft Draft(string condition = "Breast Cancer")
    {
        var start = new DateOnly(FirstYear + (++_number % Years), 1, 1);
        return Drafts.Of($"Fuzzed {_number}", condition, 6).In(new TestWindow(start, start.AddMonths(18).AddDays(-1)));
    }

    private async Task<Study> BlindedAsync()
    {
        var draft = Draft();
        draft.Intake = new StudyIntake { Blinded = true };
        return await client.RegisterAsync(Id(), sponsor, draft);
    }

    private async Task<Study> InquiredAsync()
    {
        var draft = Draft();
        draft.Intake = new StudyIntake
        {
            Decision = new SponsorDecision { Stage = SponsorDecision.Types.Stage.CountrySelection, Date = Drafts.Date(Today.InOslo.AddDays(60)) },
        };
        return await client.RegisterAsync(new RegisterStudyRequest { RequestId = Id(), Sponsor = sponsor, Draft = draft, Intent = StudyIntent.Explore });
    }

    /// <summary>A question of the site that only the sponsor can answer; the operator speaks for the sponsor, so a site asks it.</summary>
    private async Task<AnswerQuestionRequest> AnswerableAsync()
    {
        var study = await InquiredAsync();
        var trust = study.Inquiry.Sites[0].Trust;
        using var site = new ApiClient(client.Address, TestLogin.TokenFor(new Grant(Role.Site, trust.Split('/')[1])));
        var asked = await site.Inquiries.AskQuestionAsync(new AskQuestionRequest { RequestId = Id(), Study = study.Name, Trust = trust, Text = "Is a biopsy needed?" }, ApiClient.Options);
        return new AnswerQuestionRequest { RequestId = Id(), Study = study.Name, Trust = trust, Question = asked.Inquiry.Questions[0].Question, Text = "No" };
    }

    private ReportRecruitmentRequest Report(Study study) => new()
    {
        RequestId = Id(),
        Name = study.Name,
        Trust = study.Requests.First(asked => asked.State == SiteRequest.Types.State.Accepted).Trust,
        Month = Drafts.Date(Today.InOslo),
        Patients = 1,
        OutsideWindow = true,
        Confirm = true,
    };

    /// <summary>A study in one of the states: the one that was left there, or another that is led there.</summary>
    private async Task<LivedStudy> InAsync(params State[] states)
    {
        foreach (var state in states.Where(_waiting.ContainsKey))
        {
            if ((await _waiting[state].NowAsync()).State == state)
            {
                return _waiting[state];
            }
        }

        return _waiting[states[0]] = await LeadToAsync(states[0]);
    }

    private async Task<LivedStudy> LeadToAsync(State state)
    {
        var draft = Draft(state == State.Triage ? "Pneumonia" : "Breast Cancer");
        var study = new LivedStudy(client, (await client.RegisterAsync(Id(), sponsor, draft)).Name);
        if (state is State.Offered or State.Placed or State.Recruiting)
        {
            await study.AcceptAllAsync();
        }

        if (state is State.Placed or State.Recruiting)
        {
            await study.AcceptOfferAsync();
        }

        if (state == State.Recruiting)
        {
            await client.Studies.ReportRecruitmentAsync(Report(await study.NowAsync()), ApiClient.Options);
        }

        Assert.Equal(state, (await study.NowAsync()).State);
        return study;
    }
}
