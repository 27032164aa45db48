using TrialMatch.Cli.Output;
using TrialMatch.V1;
using State = TrialMatch.V1.Study.Types.State;

namespace TrialMatch.Cli.Embedded;

/// <summary>
/// Plays a requested study's life to its end: answers, offer, placement, recruitment, closure. Works for any number of sites, and stops if
/// the answers lead to no offer.
/// </summary>
internal sealed class LifeOfAStudy(Stage stage)
{
    private static readonly TimeSpan AMoment = TimeSpan.FromMinutes(1);

    private readonly SiteReplies _sites = new(stage);

    public async Task PlayAsync(string name)
    {
        stage.Tell(tale => tale.AnswersBegin());
        await stage.TellEventsAsync(name);
        var answered = await AnswerAsync(await stage.GetAsync(name));
        if (answered.State != State.Offered)
        {
            stage.Tell(tale => tale.CameToNothing(answered, stage.Now));
            return;
        }

        await TakeOfferAsync(answered);
        await new RecruitmentPlay(stage).PlayAsync(name);
        await EndAsync(await stage.GetAsync(name));
    }

    // One site declines; if several are left, one accepts; one is reminded and takes fewer; the others, and those asked in their place,
    // accept.
    private async Task<Study> AnswerAsync(Study study)
    {
        study = await DeclineAsync(study);
        if (SiteReplies.Open(study).Count() > 1)
        {
            study = await AcceptAsync(study, static asked => asked);
        }

        if (SiteReplies.Open(study).Any())
        {
            study = await AcceptAsync(await RemindAsync(study), static asked => (asked + 1) / 2);
        }

        var left = SiteReplies.Open(study).Count();
        study = await SettledAsync(await _sites.AcceptAllAsync(study));
        stage.Tell(tale => tale.RestAccepted(left, stage.Now));
        await stage.TellEventsAsync(study.Name);
        return study;
    }

    private async Task<Study> DeclineAsync(Study study)
    {
        var request = SiteReplies.NextOpen(study);
        var after = await SettledAsync(await _sites.DeclineAsync(request, SiteRequest.Types.DeclineReason.CompetingStudy));
        stage.Tell(tale => tale.Answered(study, after, request, stage.Now));
        await stage.TellEventsAsync(study.Name);
        return after;
    }

    private async Task<Study> AcceptAsync(Study study, Func<int, int> patientsOf)
    {
        var request = SiteReplies.NextOpen(study);
        var after = await SettledAsync(await _sites.AcceptAsync(request, patientsOf(request.AskedPatients)));
        stage.Tell(tale => tale.Answered(study, after, request, stage.Now));
        await stage.TellEventsAsync(study.Name);
        return after;
    }

    /// <summary>Returns the study after the service has done everything that follows from an answer.</summary>
    private Task<Study> SettledAsync(Study study) => stage.UntilAsync(
        study.Name,
        "settled after an answer",
        now => now.State != State.Matching && (now.State != State.Requested || SiteReplies.Open(now).Any()));

    private async Task<Study> RemindAsync(Study study)
    {
        var halfTime = SiteReplies.Open(study).Max(HalfTime);
        stage.MoveTo(halfTime + AMoment, "half of the time to answer has passed; sites that have not answered are reminded");
        var before = study.Version;
        study = await stage.UntilAsync(study.Name, "reminded", now => now.Version > before);
        await stage.TellEventsAsync(study.Name);
        return study;
    }

    private async Task TakeOfferAsync(Study study)
    {
        stage.Tell(tale => tale.Offered(study, stage.Now));
        stage.MoveTo(stage.Now + TimeSpan.FromDays(3), "the sponsor has made up its mind");
        await _sites.TakeOfferAsync(study.Name);
        var placed = await stage.UntilAsync(study.Name, "placed", now => now.State == State.Placed);
        stage.Tell(tale => tale.Placed(placed, stage.Now));
        await stage.TellEventsAsync(study.Name);
    }

    private async Task EndAsync(Study study)
    {
        var ended = await stage.Server.Studies.EndEnrolmentAsync(
            new EndEnrolmentRequest { RequestId = stage.NextRequestId(), Name = study.Name }, stage.Server.OneCall());
        stage.Show(ended);
        await stage.TellEventsAsync(study.Name);
        stage.MoveTo(stage.Now.AddMonths(study.Plan.FollowUpMonths), Figures.Format($"the last patient's {study.Plan.FollowUpMonths} months of visits are over"));
        var closed = await stage.Server.Studies.CloseStudyAsync(
            new CloseStudyRequest { RequestId = stage.NextRequestId(), Name = study.Name }, stage.Server.OneCall());
        stage.Show(closed);
        await stage.TellEventsAsync(study.Name);
        stage.Tell(tale => tale.Closed(closed, stage.Now));
    }

    private static DateTimeOffset HalfTime(SiteRequest request)
    {
        var asked = request.AskTime.ToDateTimeOffset();
        return asked + ((request.AnswerByTime.ToDateTimeOffset() - asked) / 2);
    }
}
