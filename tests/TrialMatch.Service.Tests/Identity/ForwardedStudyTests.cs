using Grpc.Core;
using TrialMatch.Service.Tests.Life;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Identity;

/// <summary>A study of a field without a centre, led by the coordinating unit from triage to closure.</summary>
[Collection(SharedIdentifiedServer.Name)]
public sealed class ForwardedStudyTests(IdentifiedServer server)
{
    private const string Field = "OTHER_SKIN_DISEASE";
    private static readonly string[] Trusts = ["trusts/bergen", "trusts/ous", "trusts/unn"];

    [Fact]
    public async Task The_coordinating_unit_does_for_it_what_a_centre_does_for_its_own_and_no_centre_sees_it()
    {
        await DeclareAsync();
        using var sponsor = await server.ClientAsync("sponsor:cyan");
        using var unit = await server.ClientAsync("national");
        using var site = await server.ClientAsync("site:bergen");
        using var region = await server.ClientAsync("region:west");
        var sought = await sponsor.RegisterAsync("skin", await sponsor.SponsorAsync("cyan"), Drafts.Of("Burns", "Burns", target: 6));
        Assert.Equal((Study.Types.State.Triage, Field), (sought.State, sought.Plan.Classification.ConditionGroup));

        var forwarded = await ForwardAsync(unit, sought.Name, string.Empty);

        Assert.Equal((Study.Types.State.Requested, Area.OtherFields), (forwarded.State, forwarded.Plan.Classification.Lead));
        Assert.Subset(Trusts.ToHashSet(), forwarded.Plan.Sites.Select(considered => considered.Trust).ToHashSet());
        Assert.Contains(forwarded.Requests, request => request.Trust == "trusts/bergen");
        Assert.Equal(forwarded.Name, (await site.StudyAsync(forwarded.Name)).Name);
        Assert.Equal(forwarded.Name, (await region.StudyAsync(forwarded.Name)).Name);
        using (var centre = await server.ClientAsync("centre:cancer"))
        {
            Assert.Equal(StatusCode.NotFound, (await Assert.ThrowsAsync<RpcException>(() => centre.StudyAsync(forwarded.Name))).StatusCode);
            Assert.DoesNotContain(await centre.AllStudiesAsync(), listed => listed.Name == forwarded.Name);
        }

        Assert.Contains(await unit.AllStudiesAsync(new ListStudiesRequest { Lead = Area.OtherFields }), listed => listed.Name == forwarded.Name);
        var inbox = await ListAsync(unit, new ListRequestsRequest { Forwarded = true, PageSize = 1_000 });
        Assert.Equal(forwarded.Requests.Select(asked => asked.Trust).Order(), inbox.Where(asked => asked.Study == forwarded.Name).Select(asked => asked.Trust).Order());
        Assert.All(inbox, asked => Assert.Equal(Area.OtherFields, asked.Area));
        Assert.Contains(await FirstNewsAsync(unit), asked => asked.Area == Area.OtherFields);
        await AnswerAsync(unit, forwarded);
        await sponsor.Studies.AcceptOfferAsync(new AcceptOfferRequest { RequestId = "offer", Name = forwarded.Name }, ApiClient.Options);
        var led = new LivedStudy(unit, forwarded.Name);
        Assert.Equal(Study.Types.State.Recruiting, (await led.ReportAsync(forwarded.Requests[0].Trust, Today.InOslo, 1)).State);
        Assert.NotNull((await led.EndEnrolmentAsync()).Recruitment.LastPatientTime);
        Assert.Equal(Study.Types.State.Closed, (await led.CloseAsync()).State);
        var told = Assert.Single(await sponsor.EventsAsync(forwarded.Name), happened => happened.Type == "forwarded");
        Assert.Equal(Field, told.Forwarded.Field);
    }

    [Fact]
    public async Task In_a_forwarded_inquiry_the_coordinating_unit_says_a_sites_interest_on_its_behalf()
    {
        await DeclareAsync();
        using var sponsor = await server.ClientAsync("sponsor:cyan");
        using var unit = await server.ClientAsync("national");
        var draft = Drafts.Of("Scars", "Scars", target: 4);
        draft.Intake = new StudyIntake
        {
            Decision = new SponsorDecision { Stage = SponsorDecision.Types.Stage.CountrySelection, Date = Drafts.Date(Today.InOslo.AddDays(60)) },
        };
        var sought = await sponsor.RegisterAsync(
            new RegisterStudyRequest { RequestId = "scars", Sponsor = await sponsor.SponsorAsync("cyan"), Draft = draft, Intent = StudyIntent.Explore });

        var forwarded = await ForwardAsync(unit, sought.Name, string.Empty);

        Assert.Equal(Study.Types.State.Exploring, forwarded.State);
        var asked = forwarded.Inquiry.Sites[0].Trust;
        var answered = await unit.Inquiries.ReportInterestAsync(
            new ReportInterestRequest
            {
                RequestId = "interest",
                Study = forwarded.Name,
                Trust = asked,
                Interest = InterestRequest.Types.Answer.Interested,
                PopulationThere = true,
                Patients = 2,
                Chance = InterestRequest.Types.Chance.Good,
                AnsweredByCentre = true,
            },
            ApiClient.Options);
        Assert.Equal(InterestRequest.Types.Answer.Interested, answered.Inquiry.Sites.Single(site => site.Trust == asked).Interest);
    }

    [Fact]
    public async Task For_a_site_of_a_centres_study_the_coordinating_unit_has_no_say()
    {
        using var operators = await server.ClientAsync("operator");
        using var unit = await server.ClientAsync("national");
        var study = await operators.RegisterAsync("not-led", await operators.SponsorAsync("not-led"), Drafts.BreastCancer("Led by its centre", target: 3));
        Assert.NotEmpty(study.Requests);

        var refusal = await Assert.ThrowsAsync<RpcException>(() => AnswerAsync(unit, study));

        Assert.Equal(StatusCode.PermissionDenied, refusal.StatusCode);
    }

    [Fact]
    public async Task What_cannot_be_forwarded_is_refused_with_the_field_named_and_waits_in_triage()
    {
        using var operators = await server.ClientAsync("operator");
        using var unit = await server.ClientAsync("national");
        var study = await operators.RegisterAsync("caries", await operators.SponsorAsync("teeth"), Drafts.Of("Caries", "Dental Caries", target: 6));

        var unwanted = await Refusals.AssertRefusedAsync(
            StatusCode.FailedPrecondition, "NO_TRUST_FOR_FIELD", ["field"], () => ForwardAsync(unit, study.Name, string.Empty));
        Assert.Contains("TEETH_AND_MOUTH", unwanted.Status.Detail, StringComparison.Ordinal);
        var unknown = await Refusals.AssertInvalidAsync("field", () => ForwardAsync(unit, study.Name, "ASTROLOGY"));
        Assert.Contains("TEETH_AND_MOUTH", unknown.Status.Detail, StringComparison.Ordinal);
        var led = await Refusals.AssertInvalidAsync("field", () => ForwardAsync(unit, study.Name, "STROKE"));
        Assert.Contains("BRAIN_HEALTH has a centre", led.Status.Detail, StringComparison.Ordinal);
        await Refusals.AssertInvalidAsync("lead", async () => await unit.Studies.AssignAreaAsync(
            new AssignAreaRequest { RequestId = "assign", Name = study.Name, Lead = Area.OtherFields }, ApiClient.Options));
        Assert.Equal(Study.Types.State.Triage, (await unit.StudyAsync(study.Name)).State);
    }

    [Fact]
    public async Task The_coordinating_units_inbox_is_its_own_and_is_asked_for_without_a_centre()
    {
        using var unit = await server.ClientAsync("national");
        using var centre = await server.ClientAsync("centre:cancer");

        await Refusals.AssertInvalidAsync("forwarded", () => ListAsync(unit, new ListRequestsRequest { Forwarded = true, Centre = "centres/cancer" }));
        await Refusals.AssertInvalidAsync("forwarded", () => ListAsync(centre, new ListRequestsRequest { Forwarded = true }));
        await Refusals.AssertInvalidAsync("forwarded", () => FirstNewsAsync(unit, "centres/cancer"));
        await Refusals.AssertInvalidAsync("centre", () => FirstNewsAsync(centre));
    }

    private static async Task<IReadOnlyList<SiteRequest>> ListAsync(ApiClient client, ListRequestsRequest request) =>
        (await new RequestService.RequestServiceClient(client.Invoker).ListRequestsAsync(request, ApiClient.Options)).Requests;

    private static async Task<IReadOnlyList<SiteRequest>> FirstNewsAsync(ApiClient client, string centre = "")
    {
        var request = new WatchRequestsRequest { Centre = centre, Forwarded = true };
        using var stream = new RequestService.RequestServiceClient(client.Invoker).WatchRequests(request, ApiClient.Options);
        Assert.True(await stream.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        return stream.ResponseStream.Current.Requests;
    }

    private static async Task<Study> ForwardAsync(ApiClient client, string study, string field) => await client.Studies.ForwardStudyAsync(
        new ForwardStudyRequest { RequestId = "forward", Name = study, Field = field }, ApiClient.Options);

    /// <summary>Accepts everything that is asked, on the sites' behalf.</summary>
    private static async Task AnswerAsync(ApiClient client, Study study)
    {
        foreach (var asked in study.Requests.Where(LivedStudy.IsOpen))
        {
            await new RequestService.RequestServiceClient(client.Invoker).AcceptRequestAsync(
                new AcceptRequestRequest
                {
                    RequestId = "accept-" + asked.Trust.Replace('/', '-'),
                    Study = study.Name,
                    Trust = asked.Trust,
                    Patients = asked.AskedPatients,
                    Investigator = "the investigator",
                    AnsweredByCentre = true,
                },
                ApiClient.Options);
        }
    }

    private async Task DeclareAsync()
    {
        using var operators = await server.ClientAsync("operator");
        foreach (var trust in Trusts)
        {
            await operators.Capacity.DeclareFieldsAsync(
                new DeclareFieldsRequest
                {
                    RequestId = "skin",
                    Name = trust,
                    Declare = { new FieldInterest { Field = Field, ContactRole = "head of research, skin department" } },
                },
                ApiClient.Options);
        }
    }
}
