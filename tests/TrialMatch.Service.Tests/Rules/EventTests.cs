using TrialMatch.Service.Tests.Life;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Rules;

/// <summary>What happened to a study can be read from fields, without the sentence for people.</summary>
[Collection(SharedServer.Name)]
public sealed class EventTests(RunningServer server) : ServiceTests(server)
{
    private static readonly string[] SaidByTheirType = ["sent-to-triage", "offer-accepted", "offer-declined", "offer-expired", "placed", "last-patient-in", "closed", "withdrawn"];

    [Fact]
    public async Task A_whole_life_is_told_in_fields()
    {
        var study = await LivedStudy.RegisterAsync(Client, Unique("told"), Drafts.Of("Told in fields", "Crohn Disease", 8).In(Window));
        var asked = (await study.NowAsync()).Requests.ToDictionary(request => request.Trust);
        var decliner = asked.Values.First();
        Assert.Null(decliner.AnswerTime);
        var declined = await study.DeclineAsync(decliner, SiteRequest.Types.DeclineReason.Staff);
        Assert.NotNull(declined.Requests.Single(request => request.Trust == decliner.Trust).AnswerTime);
        var offered = await study.AcceptAllAsync();
        await study.AcceptOfferAsync();
        var trust = offered.Requests.First(request => request.State == SiteRequest.Types.State.Accepted).Trust;
        var month = Today.InOslo;
        await study.ReportAsync(trust, month, 2, "one");
        await study.ReportAsync(trust, month, 1, "two");
        await study.WithdrawAsync();

        var events = await Client.EventsAsync(study.Name);
        Assert.All(events, told => Assert.Equal(SaidByTheirType.Contains(told.Type), told.AboutCase == StudyEvent.AboutOneofCase.None));
        var picked = events.First(told => told.Type == "sites-picked").SitesPicked;
        Assert.Equal(
            asked.Values.Select(request => (request.Trust, request.AskedPatients, request.AskedStartMonth)).OrderBy(site => site.Trust, StringComparer.Ordinal),
            picked.Asked.Select(site => (site.Trust, site.Patients, site.StartMonth)).OrderBy(site => site.Trust, StringComparer.Ordinal));
        Assert.Equal(decliner.AnswerByTime, events.First(told => told.Type == "holds-made").HoldsMade.AnswerByTime);
        var refusal = Assert.Single(events, told => told.Type == "request-declined").RequestDeclined;
        Assert.Equal((decliner.Trust, SiteRequest.Types.DeclineReason.Staff), (refusal.Trust, refusal.Reason));
        var offer = Assert.Single(events, told => told.Type == "offered").Offered;
        Assert.Equal((offered.Offer.Patients, offered.Offer.StandsUntilTime), (offer.Patients, offer.StandsUntilTime));
        var reports = events.Where(told => told.Type == "recruitment-reported").Select(told => told.RecruitmentReported).ToList();
        Assert.Equal([2, 1], reports.Select(report => report.Patients));
        Assert.False(reports[0].HasCorrectedPatients);
        Assert.Equal(2, reports[1].CorrectedPatients);
        Assert.All(reports, report => Assert.Equal((trust, month.Month), (report.Trust, report.Month.Month)));
    }

    [Fact]
    public async Task Remarks_are_a_field_of_their_own()
    {
        var study = await LivedStudy.RegisterAsync(Client, Unique("remarked"), Drafts.Of("Remarked", "Crohn Disease", 8).In(Window));
        await Client.Studies.PrioritiseStudyAsync(
            new PrioritiseStudyRequest { RequestId = "p", Name = study.Name, Priority = 7, Remarks = "Wanted at once" }, ApiClient.Options);

        var told = (await Client.EventsAsync(study.Name))[^1];
        Assert.Equal(("Wanted at once", 7), (told.Remarks, told.Prioritised.Priority));
    }
}
