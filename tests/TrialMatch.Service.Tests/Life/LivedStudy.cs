using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Life;

/// <summary>What the people around a study do, over the API.</summary>
internal sealed class LivedStudy(ApiClient client, string name)
{
    private readonly StudyService.StudyServiceClient _studies = client.Studies;

    public RequestService.RequestServiceClient Requests { get; } = new(client.Invoker);

    public string Name => name;

    public static async Task<LivedStudy> RegisterAsync(ApiClient client, string id, StudyDraft draft) =>
        new(client, (await client.RegisterAsync(id, await client.SponsorAsync(id), draft)).Name);

    public Task<Study> NowAsync() => client.StudyAsync(name);

    public async Task<Study> AcceptAsync(SiteRequest asked, string requestId = "", int? patients = null) =>
        await Requests.AcceptRequestAsync(
            new AcceptRequestRequest
            {
                RequestId = requestId.Length > 0 ? requestId : "accept-" + asked.Trust.Replace('/', '-'),
                Study = name,
                Trust = asked.Trust,
                Patients = patients ?? asked.AskedPatients,
                Investigator = "the investigator",
            },
            ApiClient.Options);

    public async Task<Study> DeclineAsync(SiteRequest asked, SiteRequest.Types.DeclineReason reason, string requestId = "decline") =>
        await Requests.DeclineRequestAsync(
            new DeclineRequestRequest { RequestId = requestId, Study = name, Trust = asked.Trust, Reason = reason }, ApiClient.Options);

    public async Task<Study> AcceptAllAsync()
    {
        while ((await NowAsync()).Requests.FirstOrDefault(IsOpen) is { } open)
        {
            await AcceptAsync(open);
        }

        return await NowAsync();
    }

    public async Task<Study> AcceptOfferAsync(string requestId = "offer") =>
        await _studies.AcceptOfferAsync(new AcceptOfferRequest { RequestId = requestId, Name = name }, ApiClient.Options);

    public async Task<Study> ReportAsync(string trust, DateOnly month, int patients, string requestId = "report", bool confirm = true) =>
        await _studies.ReportRecruitmentAsync(
            new ReportRecruitmentRequest
            {
                RequestId = requestId,
                Name = name,
                Trust = trust,
                Month = Drafts.Date(month),
                Patients = patients,
                OutsideWindow = confirm,
                Confirm = confirm,
            },
            ApiClient.Options);

    public async Task<Study> EndEnrolmentAsync() =>
        await _studies.EndEnrolmentAsync(new EndEnrolmentRequest { RequestId = "last-patient", Name = name }, ApiClient.Options);

    public async Task<Study> CloseAsync() =>
        await _studies.CloseStudyAsync(new CloseStudyRequest { RequestId = "close", Name = name }, ApiClient.Options);

    public async Task<Study> WithdrawAsync() =>
        await _studies.WithdrawStudyAsync(new WithdrawStudyRequest { RequestId = "withdraw", Name = name }, ApiClient.Options);

    public static bool IsOpen(SiteRequest asked) => asked.State == SiteRequest.Types.State.Open;
}
