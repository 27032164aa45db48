using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Embedded;

/// <summary>Plays a requested study's life to its end: answers, offer, placement, recruitment, closure.</summary>
internal sealed class LifeOfAStudy(Stage stage)
{
    private static readonly TimeSpan AMoment = TimeSpan.FromMinutes(1);

    private readonly SiteReplies _sites = new(stage);

    public async Task PlayAsync(string name)
    {
        stage.Say(terminal => LifeText.WriteStep(terminal, "The sites answer"));
        await stage.TellEventsAsync(name);
        await AnswerAsync(await stage.GetAsync(name));
        stage.Say(terminal => LifeText.WriteStep(terminal, "The offer"));
        await OfferAsync(name);
        stage.Say(terminal => LifeText.WriteStep(terminal, "Recruitment, as reported at the end of each month"));
        await new RecruitmentPlay(stage).PlayAsync(name);
        stage.Say(terminal => LifeText.WriteStep(terminal, "The end"));
        await EndAsync(await stage.GetAsync(name));
    }

    // One says no, one yes, one is reminded and takes fewer; who is asked in their place says yes.
    private async Task AnswerAsync(Study study)
    {
        study = await _sites.DeclineAsync(SiteReplies.NextOpen(study), SiteRequest.Types.DeclineReason.CompetingStudy);
        var willing = SiteReplies.NextOpen(study);
        study = await _sites.AcceptAsync(willing, willing.AskedPatients);
        await stage.TellEventsAsync(study.Name);
        study = await RemindAsync(study);
        var hesitant = SiteReplies.NextOpen(study);
        study = await _sites.AcceptAsync(hesitant, (hesitant.AskedPatients + 1) / 2);
        study = await _sites.AcceptAllAsync(study);
        await stage.TellEventsAsync(study.Name);
    }

    private async Task<Study> RemindAsync(Study study)
    {
        var halfTime = SiteReplies.Open(study).Max(HalfTime);
        stage.MoveTo(halfTime + AMoment, "half of the time to answer is gone");
        var before = study.Version;
        study = await stage.UntilAsync(study.Name, "reminded", now => now.Version > before);
        await stage.TellEventsAsync(study.Name);
        return study;
    }

    private async Task OfferAsync(string name)
    {
        var study = await stage.UntilAsync(name, "offered", now => now.State == Study.Types.State.Offered);
        stage.Say(terminal => OfferText.Write(terminal, study));
        stage.MoveTo(stage.Now + TimeSpan.FromDays(3), "the sponsor has made up its mind");
        await _sites.TakeOfferAsync(name);
        await stage.UntilAsync(name, "placed", now => now.State == Study.Types.State.Placed);
        await stage.TellEventsAsync(name);
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
        stage.Say(terminal => LifeText.WriteRecruited(terminal, closed));
    }

    private static DateTimeOffset HalfTime(SiteRequest request)
    {
        var asked = request.AskTime.ToDateTimeOffset();
        return asked + ((request.AnswerByTime.ToDateTimeOffset() - asked) / 2);
    }
}
