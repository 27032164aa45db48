using TrialMatch.V1;
using Interest = TrialMatch.V1.InterestRequest.Types.Answer;

namespace TrialMatch.Cli.Embedded;

/// <summary>
/// Plays an inquiry until its sponsor confirms it. The largest site is not interested, the next wants to know more, some say yes to what is planned
/// for them, and the rest say nothing until their time is over.
/// </summary>
internal sealed class InquiryPlay(Stage stage)
{
    /// <summary>Enough that others can take the place of one that declines later.</summary>
    private const int SitesThatSayYes = 5;

    private static readonly TimeSpan AMoment = TimeSpan.FromMinutes(1);

    public async Task PlayAsync(Study study)
    {
        stage.Tell(tale => tale.InterestBegins());
        await stage.TellEventsAsync(study.Name);
        InterestRequest[] sites = [.. study.Inquiry.Sites.OrderByDescending(site => site.PlannedPatients).ThenBy(site => site.Trust, StringComparer.Ordinal)];
        await AnswerAsync(study.Name, Interest.NotInterested, sites.Take(1));
        await AnswerAsync(study.Name, Interest.WantsToKnowMore, sites.Skip(1).Take(1));
        await AnswerAsync(study.Name, Interest.Interested, sites.Skip(2).Take(SitesThatSayYes));
        await CollateAsync(study);
        await ConfirmAsync(study.Name);
    }

    private async Task AnswerAsync(string name, Interest interest, IEnumerable<InterestRequest> sites)
    {
        var trusts = new List<string>();
        foreach (var site in sites)
        {
            var reply = await stage.Server.Inquiries.ReportInterestAsync(FormOf(name, interest, site), stage.Server.OneCall());
            stage.Show(reply);
            trusts.Add(site.Trust);
        }

        if (trusts.Count > 0)
        {
            var study = await stage.GetAsync(name);
            stage.Tell(tale => tale.SaidInterest(study, interest, trusts, stage.Now));
            await stage.TellEventsAsync(name);
        }
    }

    private ReportInterestRequest FormOf(string study, Interest interest, InterestRequest site)
    {
        var form = new ReportInterestRequest { RequestId = stage.NextRequestId(), Study = study, Trust = site.Trust, Interest = interest };
        if (interest == Interest.Interested)
        {
            (form.Patients, form.PopulationThere, form.Chance) = (site.PlannedPatients, true, InterestRequest.Types.Chance.Good);
        }
        else if (interest == Interest.NotInterested)
        {
            form.Limits.Add(InterestRequest.Types.Limit.CompetingStudies);
        }

        return form;
    }

    /// <summary>Waits for the report, which is made once every site has answered or had its time.</summary>
    private async Task CollateAsync(Study study)
    {
        stage.MoveTo(study.Inquiry.AnswerByTime.ToDateTimeOffset() + AMoment, "the sites have had their time to answer");
        var collated = await stage.UntilAsync(study.Name, "reported on", now => now.Inquiry.ReportTime is not null);
        await stage.TellEventsAsync(study.Name);
        var report = await stage.Server.Inquiries.GetFeasibilityReportAsync(new GetFeasibilityReportRequest { Name = study.Name }, stage.Server.OneCall());
        stage.Tell(tale => tale.Collated(collated, report, stage.Now));
    }

    private async Task ConfirmAsync(string name)
    {
        var reply = await stage.Server.Inquiries.ConfirmInquiryAsync(
            new ConfirmInquiryRequest { RequestId = stage.NextRequestId(), Name = name }, stage.Server.OneCall());
        stage.Show(reply);
        var confirmed = await stage.UntilAsync(name, "matched", now => now.State is not Study.Types.State.Matching);
        stage.Tell(tale => tale.Confirmed(confirmed, stage.Now));
    }
}
