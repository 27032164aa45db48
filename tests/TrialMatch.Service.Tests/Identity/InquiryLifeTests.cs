using Grpc.Core;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Identity;

/// <summary>An inquiry from question to placement, each in their own role, over real connections.</summary>
[Collection(SharedIdentifiedServer.Name)]
public sealed class InquiryLifeTests(IdentifiedServer server)
{
    private const string Bergen = "trusts/bergen";
    private static readonly TestWindows Windows = Drafts.Windows();

    [Fact]
    public async Task An_inquiry_becomes_a_placement_without_typing_anything_again()
    {
        using var sponsor = await server.ClientAsync("sponsor:inquirer");
        using var site = await server.ClientAsync("site:bergen");
        var study = await InquireAsync(sponsor, isBlinded: false);
        Assert.Empty(study.Requests);

        var seen = (await InboxAsync(site)).Single(request => request.Study == study.Name);
        Assert.Equal((Bergen, SiteRequest.Types.State.InterestAsked), (seen.Trust, seen.State));
        var question = (await AskAsync(site, study, "Is a biopsy needed?")).Inquiry.Questions.Single();
        await sponsor.Inquiries.AnswerQuestionAsync(
            new AnswerQuestionRequest { RequestId = "reply", Study = study.Name, Trust = Bergen, Question = question.Question, Text = "No" }, ApiClient.Options);
        var answered = await SayYesAsync(site, study, Bergen, patients: 4);
        Assert.Equal("No", Assert.Single(answered.Inquiry.Questions).Answer);
        Assert.DoesNotContain(await InboxAsync(site), request => request.Study == study.Name);

        var report = await sponsor.Inquiries.GetFeasibilityReportAsync(new GetFeasibilityReportRequest { Name = study.Name }, ApiClient.Options);
        Assert.Equal((1, 4, study.Inquiry.Sites.Count - 1), (report.InterestedSites, report.StatedPatients, report.SilentSites));

        var confirmed = await sponsor.Inquiries.ConfirmInquiryAsync(new ConfirmInquiryRequest { RequestId = "confirm", Name = study.Name }, ApiClient.Options);
        Assert.Equal(Study.Types.State.Requested, confirmed.State);
        Assert.Equal(study.Draft, confirmed.Draft);
        Assert.InRange(confirmed.Requests.Single(request => request.Trust == Bergen).AskedPatients, 1, 4);
        Assert.Equal(SiteRequest.Types.State.Open, (await InboxAsync(site)).Single(request => request.Study == study.Name).State);
    }

    [Fact]
    public async Task Each_sees_of_an_inquiry_what_is_its_own_and_a_stranger_nothing()
    {
        using var sponsor = await server.ClientAsync("sponsor:inquirer");
        using var site = await server.ClientAsync("site:bergen");
        using var region = await server.ClientAsync("region:west");
        using var stranger = await server.ClientAsync("sponsor:cyan");
        using var otherSite = await server.ClientAsync("site:stavanger");
        var study = await InquireAsync(sponsor, isBlinded: false);
        await AskAsync(site, study, "Is a biopsy needed?");
        await SayYesAsync(site, study, Bergen, patients: 3);

        var ofSite = (await site.StudyAsync(study.Name)).Inquiry;
        Assert.Equal([Bergen], ofSite.Sites.Select(asked => asked.Trust));
        Assert.Single(ofSite.Questions);
        Assert.Empty((await otherSite.StudyAsync(study.Name)).Inquiry.Questions);
        Assert.All((await region.StudyAsync(study.Name)).Inquiry.Sites, asked => Assert.Contains(asked.Trust, new[] { Bergen, "trusts/stavanger", "trusts/fonna", "trusts/forde" }));
        Assert.DoesNotContain("trusts/ous", string.Join(' ', await site.EventsAsync(study.Name)), StringComparison.Ordinal);
        await AssertStatusAsync(StatusCode.NotFound, async () => await stranger.StudyAsync(study.Name));
        await AssertStatusAsync(StatusCode.NotFound, async () => await stranger.Inquiries.GetFeasibilityReportAsync(new GetFeasibilityReportRequest { Name = study.Name }, ApiClient.Options));
        await AssertStatusAsync(StatusCode.PermissionDenied, async () => await site.Inquiries.GetFeasibilityReportAsync(new GetFeasibilityReportRequest { Name = study.Name }, ApiClient.Options));
        await AssertStatusAsync(StatusCode.PermissionDenied, async () => await SayYesAsync(otherSite, study, Bergen, patients: 3));
    }

    [Fact]
    public async Task A_trust_and_its_region_see_what_open_inquiries_would_take_until_they_end()
    {
        using var sponsor = await server.ClientAsync("sponsor:inquirer");
        using var site = await server.ClientAsync("site:bergen");
        using var region = await server.ClientAsync("region:west");
        var study = await InquireAsync(sponsor, isBlinded: false);
        var start = study.Draft.EnrolmentStart;

        var before = await PipelineAsync(region, start);
        var report = await sponsor.Inquiries.GetFeasibilityReportAsync(new GetFeasibilityReportRequest { Name = study.Name }, ApiClient.Options);
        await sponsor.Inquiries.LoseInquiryAsync(
            new LoseInquiryRequest { RequestId = Guid.NewGuid().ToString("N"), Name = study.Name, Reason = Inquiry.Types.LossReason.TooSlow }, ApiClient.Options);
        var after = await PipelineAsync(site, start);

        Assert.Contains(Bergen, report.PlannedTrusts);
        Assert.Equal(report.PlannedTrusts, report.Crowding.Select(crowded => crowded.Trust));
        Assert.Equal(before.OpenInquiries - 1, after.OpenInquiries);
        Assert.Equal(before.EndedInquiries + 1, after.EndedInquiries);
        Assert.True(ExpectedIn(before) > 0 && ExpectedIn(after).Equals(0), $"{ExpectedIn(before)} expected before it ended, {ExpectedIn(after)} after");
    }

    [Fact]
    public async Task A_blinded_inquiry_is_answered_and_asked_about_without_telling_whose_it_is()
    {
        using var sponsor = await server.ClientAsync("sponsor:veiled-co");
        using var site = await server.ClientAsync("site:bergen");
        var study = await InquireAsync(sponsor, isBlinded: true, "veiled-co");

        await AskAsync(site, study, "Is a biopsy needed?");
        var answered = await SayYesAsync(site, study, Bergen, patients: 3);
        await sponsor.Inquiries.LoseInquiryAsync(
            new LoseInquiryRequest { RequestId = "lose", Name = study.Name, Reason = Inquiry.Types.LossReason.OtherCountry, Remarks = "Veiled went to Denmark" }, ApiClient.Options);

        var told = string.Join(' ', answered, await site.StudyAsync(study.Name), string.Join(' ', await site.EventsAsync(study.Name)), string.Join(' ', await InboxAsync(site, all: true)));
        Assert.DoesNotContain("veiled", told, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(Inquiry.Types.Outcome.Lost, (await site.StudyAsync(study.Name)).Inquiry.Outcome);
    }

    [Fact]
    public async Task What_an_inquiry_may_not_be_is_refused_by_the_name_of_its_field()
    {
        using var sponsor = await server.ClientAsync("sponsor:inquirer");
        await sponsor.SponsorAsync("inquirer");
        var request = RequestOf("sponsors/inquirer", Drafts.BreastCancer("A question").In(Windows.Next()), inDays: 30);

        await Refusals.AssertInvalidAsync("draft.intake.decision.stage", async () => await sponsor.RegisterAsync(With(request, decision => decision.Stage = default)));
        await Refusals.AssertInvalidAsync("draft.intake.decision.date", async () => await sponsor.RegisterAsync(With(request, decision => decision.Date = null)));
        await Refusals.AssertInvalidAsync("draft.intake.decision.date", async () => await sponsor.RegisterAsync(RequestOf("sponsors/inquirer", request.Draft, inDays: 1)));
    }

    private static async Task<TrustPipeline> PipelineAsync(ApiClient client, Google.Type.Date from) =>
        await client.Network.GetTrustPipelineAsync(new GetTrustPipelineRequest { Name = Bergen, From = from, MonthCount = 18 }, ApiClient.Options);

    private static double ExpectedIn(TrustPipeline pipeline) => pipeline.Pools.Sum(pool => pool.Months.Sum(month => month.Expected));

    private static async Task AssertStatusAsync(StatusCode code, Func<Task> call) => Assert.Equal(code, (await Assert.ThrowsAsync<RpcException>(call)).StatusCode);

    private static RegisterStudyRequest RequestOf(string sponsor, StudyDraft draft, int inDays)
    {
        var asked = draft.Clone();
        asked.Intake ??= new StudyIntake();
        asked.Intake.Decision = new SponsorDecision
        {
            Stage = SponsorDecision.Types.Stage.CountrySelection,
            Date = Drafts.Date(Today.InOslo.AddDays(inDays)),
        };
        return new RegisterStudyRequest { RequestId = Guid.NewGuid().ToString("N"), Sponsor = sponsor, Draft = asked, Intent = StudyIntent.Explore };
    }

    private static RegisterStudyRequest With(RegisterStudyRequest request, Action<SponsorDecision> change)
    {
        var changed = request.Clone();
        change(changed.Draft.Intake.Decision);
        return changed;
    }

    private static async Task<Study> InquireAsync(ApiClient sponsor, bool isBlinded, string id = "inquirer")
    {
        var name = await sponsor.SponsorAsync(id);
        var draft = Drafts.BreastCancer($"A question of {id}", target: 8).In(Windows.Next());
        draft.RequiredTrusts.Add(Bergen);
        draft.Intake = new StudyIntake { Blinded = isBlinded };
        var study = await sponsor.RegisterAsync(RequestOf(name, draft, inDays: 40));
        Assert.Equal(Study.Types.State.Exploring, study.State);
        Assert.Contains(study.Inquiry.Sites, asked => asked.Trust == Bergen);
        return study;
    }

    private static async Task<Study> AskAsync(ApiClient site, Study study, string text) => await site.Inquiries.AskQuestionAsync(
        new AskQuestionRequest { RequestId = "ask-" + Guid.NewGuid().ToString("N"), Study = study.Name, Trust = Bergen, Text = text }, ApiClient.Options);

    private static async Task<Study> SayYesAsync(ApiClient site, Study study, string trust, int patients) => await site.Inquiries.ReportInterestAsync(
        new ReportInterestRequest
        {
            RequestId = "yes-" + Guid.NewGuid().ToString("N"),
            Study = study.Name,
            Trust = trust,
            Interest = InterestRequest.Types.Answer.Interested,
            PopulationThere = true,
            Patients = patients,
            Chance = InterestRequest.Types.Chance.Good,
        },
        ApiClient.Options);

    private static async Task<IEnumerable<SiteRequest>> InboxAsync(ApiClient site, bool all = false) =>
        (await new RequestService.RequestServiceClient(site.Invoker).ListRequestsAsync(
            new ListRequestsRequest { Trust = Bergen, Unanswered = !all, PageSize = 1_000 }, ApiClient.Options)).Requests;
}
