using System.Globalization;
using TrialMatch.Service.Tests.Life;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;
using RequestState = TrialMatch.V1.SiteRequest.Types.State;
using State = TrialMatch.V1.Study.Types.State;

namespace TrialMatch.Service.Tests.Crash;

/// <summary>What the people around a study do, from its registration to its end.</summary>
internal static class Commands
{
    public const string Registered = "registered";
    public const string RequestAccepted = "request-accepted";
    public const string OfferAccepted = "offer-accepted";
    public const string Reported = "recruitment-reported";
    public const string Closed = "closed";

    private const int PatientsReported = 1;

    public static SentCommand Register(RegisterStudyRequest request) => new(
        request.RequestId, Registered, client => client.RegisterAsync(request), study => Assert.Equal(request.Draft.Title, study.Draft.Title));

    /// <returns>Null where the study waits for no one who could act.</returns>
    public static SentCommand? Next(Study study) => study.State switch
    {
        State.Requested when study.Requests.FirstOrDefault(LivedStudy.IsOpen) is { } open => AcceptRequest(study, open),
        State.Offered => AcceptOffer(study.Name),
        State.Placed => Report(study.Name, study.Requests.First(asked => asked.State == RequestState.Accepted).Trust),
        State.Recruiting => Close(study.Name),
        _ => null,
    };

    private static SentCommand AcceptRequest(Study study, SiteRequest asked)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"accept-{asked.Trust.Replace('/', '-')}-{study.MatchingRound}");
        return new(id, RequestAccepted, client => new LivedStudy(client, study.Name).AcceptAsync(asked, id), now =>
        {
            // The offer may do without a site that accepted, and a study that is matched again may ask it once more.
            var answered = now.Requests.Single(request => request.Trust == asked.Trust).State;
            Assert.True(
                answered is RequestState.Accepted or RequestState.Withdrawn || now.MatchingRound > study.MatchingRound,
                $"{study.Name}: {asked.Trust} is {answered}");
        });
    }

    private static SentCommand AcceptOffer(string name) => new(
        "offer",
        OfferAccepted,
        client => new LivedStudy(client, name).AcceptOfferAsync("offer"),
        study => Assert.True(study.State is State.Placed or State.Recruiting or State.Closed, $"{name} is {study.State}"));

    private static SentCommand Report(string name, string trust)
    {
        var today = Today.InOslo;
        var month = Drafts.Date(new DateOnly(today.Year, today.Month, 1));
        return new("report", Reported, client => new LivedStudy(client, name).ReportAsync(trust, today, PatientsReported), study =>
            Assert.Contains(
                new MonthlyRecruitment { Month = month, Patients = PatientsReported },
                study.Requests.Single(request => request.Trust == trust).Recruitment));
    }

    private static SentCommand Close(string name) => new(
        "close", Closed, client => new LivedStudy(client, name).CloseAsync(), study => Assert.Equal(State.Closed, study.State));
}
