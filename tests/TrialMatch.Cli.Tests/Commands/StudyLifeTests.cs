using System.Globalization;
using System.Text.Json.Nodes;
using TrialMatch.Cli.Tests.Harness;
using TrialMatch.V1;

namespace TrialMatch.Cli.Tests.Commands;

[Collection(ServerCollection.Name)]
public sealed class StudyLifeTests(RunningServer server)
{
    // Far from the other tests' studies, which fill the years they share.
    private static readonly string[] Years = ["--from", "2051-01-01", "--to", "2052-12-31"];

    // What its sites come to recruit is remembered of them, and weighs on what is expected of later studies in the area.
    private static readonly (string Field, JsonNode? Value)[] BreastCancer =
        [("conditions", new JsonArray("Breast cancer")), ("icd10Codes", new JsonArray("C50.9"))];

    private readonly Life _life = new(server);

    [Fact]
    public async Task A_study_lives_from_request_to_closure()
    {
        var study = await _life.RegisterAsync("A whole life", BreastCancer, [.. Years, "--target", "12", "--answer-working-days", "7"]);
        Assert.Equal(7, study.Draft.AnswerWorkingDays);
        var first = study.Requests[0];

        (await server.RunAsync("requests", "--trust", first.Trust)).ShouldSay("Answer by (Oslo)", "Working days", "A whole life", "24:00");
        (await server.RunAsync("answer", study.Name, first.Trust, "--decline", "staff", "--remarks", "two nurses left", "--by-centre"))
            .ShouldSay("requested", "declined", "staff; two nurses left; answered by the centre");
        study = await _life.ShowAsync(study.Name);
        study = await _life.AcceptAsync(study.Requests.Last(request => request.State == SiteRequest.Types.State.Open), 1);
        await _life.AcceptAllAsync(study);
        (await server.RunAsync("offer", study.Name)).ShouldSay("Offer    ", "Stands   until ", "declined", "two nurses left", "Expected ");
        (await server.RunAsync("show", study.Name, "--details")).ShouldSay("offered", "Stands   until ", "Not chosen");

        (await server.RunAsync("accept", study.Name, "--remarks", "gladly")).ShouldSay("placed", "Recruited 0 of ", "Forecast ");
        var trust = (await _life.ShowAsync(study.Name)).Recruitment.Sites[0].Trust;
        (await server.RunAsync("recruitment", "report", study.Name, trust, ThisMonth(), "2")).ShouldBeRefused(3, "MONTH: expected ", "--outside-window");
        (await server.RunAsync("recruitment", "report", study.Name, trust, ThisMonth(), "9000", "--outside-window")).ShouldBeRefused(3, "PATIENTS: expected at most ", "--confirm");
        (await server.RunAsync("recruitment", "report", study.Name, trust, ThisMonth(), "2", "--outside-window", "--confirm")).ShouldSay("recruiting", "Recruited 2 of ", ThisMonth() + ": 2");
        (await server.RunAsync("recruitment", "report", study.Name, trust, ThisMonth(), "1")).ShouldSay("Recruited 1 of ");
        (await server.RunAsync("recruitment", "show", study.Name)).ShouldSay("Room for", ThisMonth() + ": 1");
        (await server.RunAsync("recruitment", "end", study.Name)).ShouldSay("enrolment over since ");
        (await server.RunAsync("close", study.Name)).ShouldSay("closed", "Recruited 1 of ");

        (await server.RunAsync("history", study.Name)).ShouldSay(
            "registered", "request-declined", "request-accepted", "offered", "\"gladly\"", "placed", "(corrects 2)", "last-patient-in", "closed", "local-operator");
    }

    [Fact]
    public async Task A_command_repeated_with_its_request_id_changes_nothing()
    {
        var study = await _life.RegisterAsync("Answered twice", "--from", "2053-01-01", "--to", "2054-12-31");
        var request = study.Requests[0];
        string[] answer =
        [
            "answer", study.Name, request.Trust, "--accept", "--patients", "1", "--investigator", "the site's investigator",
            "--request-id", "answered-twice", "--output", "json",
        ];

        var first = (await server.RunAsync(answer)).ShouldReply<Study>();
        var second = (await server.RunAsync(answer)).ShouldReply<Study>();

        Assert.Equal(first, second);
        answer[5] = "2";
        (await server.RunAsync(answer)).ShouldBeRefused(3, "--request-id: ");
    }

    [Fact]
    public async Task A_sponsor_may_decline_the_offer_or_withdraw_and_what_is_over_stays_so()
    {
        var declined = await _life.RegisterAsync("Declined", "--from", "2055-01-01", "--to", "2056-12-31");
        await _life.AcceptAllAsync(declined);
        (await server.RunAsync("decline", declined.Name, "--remarks", "too late for us")).ShouldSay("declined");
        (await server.RunAsync("withdraw", declined.Name)).ShouldBeRefused(3, "is declined");
        (await server.RunAsync("offer", declined.Name)).ShouldBeRefused(3, "no offer stands", "declined");
        (await server.RunAsync("recruitment", "show", declined.Name)).ShouldBeRefused(3, "was not placed");

        var withdrawn = await _life.RegisterAsync("Withdrawn", "--from", "2055-01-01", "--to", "2056-12-31");
        (await server.RunAsync("withdraw", withdrawn.Name)).ShouldSay("withdrawn");
        (await server.RunAsync("requests", "--state", "withdrawn")).ShouldSay("Withdrawn");
    }

    [Fact]
    public async Task A_study_that_waits_is_listed_moved_and_served_when_another_is_withdrawn()
    {
        string[] years = ["--from", "2057-01-01", "--to", "2057-12-31"];
        var most = (await server.RunAsync(Drafts.Bytes(), ["preview", "-", .. years, "--target", "100000", "--output", "json"]))
            .ShouldReply<PreviewPlacementResponse>().Plan.OfferablePatients;
        var first = await _life.RegisterAsync("All there is", [.. years, "--target", Life.Text(most)]);
        Assert.Equal(Study.Types.State.Requested, first.State);
        var second = await FirstThatWaitsAsync([.. years, "--target", Life.Text(most)]);

        (await server.RunAsync("prioritise", second.Name, "9")).ShouldSay("waitlisted", "Waits    as number 1 ", "priority 9");
        (await server.RunAsync("show", second.Name, "--details")).ShouldSay("Waits    as number 1 ", "  for    ");
        (await server.RunAsync("waiting", "--centre", "gastrointestinal")).ShouldSay("The same again");
        (await server.RunAsync("waiting", "--centre", "cancer")).ShouldSay("no studies wait");
        (await server.RunAsync("withdraw", first.Name)).ShouldSay("withdrawn");

        await _life.UntilAsync(second.Name, Study.Types.State.Requested);
        (await server.RunAsync("history", second.Name)).ShouldSay("its turn in the waiting list");
    }

    /// <summary>Registers one study after another until there is no room for one.</summary>
    private async Task<Study> FirstThatWaitsAsync(string[] options)
    {
        const int mostThatFit = 40;
        for (var number = 1; number <= mostThatFit; number++)
        {
            var study = await _life.RegisterAsync($"The same again, {number}", options);
            if (study.State != Study.Types.State.Requested)
            {
                Assert.Equal(Study.Types.State.Waitlisted, study.State);
                return study;
            }
        }

        throw new InvalidOperationException($"All of {mostThatFit} fit.");
    }

    [Fact]
    public async Task A_study_in_triage_is_given_an_area_and_matched()
    {
        var draft = Drafts.Bytes(("title", "Nobody's"), ("conditions", new JsonArray("Hip fracture")), ("icd10Codes", null));
        var study = (await server.RunAsync(
            draft, "register", "-", "--sponsor", RunningServer.Sponsor, "--from", "2059-01-01", "--to", "2060-12-31", "--output", "json"))
            .ShouldReply<Study>();
        Assert.Equal(Study.Types.State.Triage, study.State);

        (await server.RunAsync("assign", study.Name, "lungs")).ShouldBeRefused(2, "AREA: expected one of CANCER");
        var assigned = (await server.RunAsync("assign", study.Name, "medical-devices", "--output", "json")).ShouldReply<Study>();

        Assert.Equal(Area.MedicalDevices, assigned.Plan.Classification.Lead);
        Assert.NotEqual(Study.Types.State.Triage, assigned.State);
        (await server.RunAsync("assign", study.Name, "cancer")).ShouldBeRefused(3, "; an area can be assigned only in triage");
    }

    [Fact]
    public async Task A_study_in_triage_is_forwarded_to_the_trusts_that_declared_its_field()
    {
        var draft = Drafts.Bytes(("title", "Nobody's either"), ("targetPatients", 4), ("conditions", new JsonArray("Hearing loss")), ("icd10Codes", null));
        var study = (await server.RunAsync(
            draft, "register", "-", "--sponsor", RunningServer.Sponsor, "--from", "2059-01-01", "--to", "2060-12-31", "--output", "json"))
            .ShouldReply<Study>();
        (await server.RunAsync("show", study.Name)).ShouldSay("Its field: ear nose and throat.", "trialmatch forward");
        (await server.RunAsync("forward", study.Name)).ShouldBeRefused(3, "no trust has declared", "EAR_NOSE_AND_THROAT");
        (await server.RunAsync("forward", study.Name, "--field", "astrology")).ShouldBeRefused(2, "--field: ", "EAR_NOSE_AND_THROAT");
        foreach (var trust in new[] { "ous", "bergen", "st-olavs" })
        {
            (await server.RunAsync("fields", trust, "--declare", "ear-nose-and-throat", "--contact", "head of research")).ShouldSay("changed");
        }

        (await server.RunAsync("forward", study.Name)).ShouldSay(study.Name);
        (await server.RunAsync("show", study.Name)).ShouldSay("of the coordinating unit");
        var forwarded = (await server.RunAsync("show", study.Name, "--output", "json")).ShouldReply<Study>();

        Assert.Equal(Area.OtherFields, forwarded.Plan.Classification.Lead);
        Assert.Equal(Study.Types.State.Requested, forwarded.State);
        (await server.RunAsync("requests", "--forwarded")).ShouldSay(study.Name["studies/".Length..]);
        (await server.RunAsync("requests", "--forwarded", "--centre", "cancer")).ShouldBeRefused(2, "forwarded: expected only without a centre");
        (await server.RunAsync("watch", "requests")).ShouldBeRefused(2, "CENTRE: expected a centre, or --forwarded");
        (await server.RunAsync("forward", study.Name)).ShouldBeRefused(3, "; a study can be forwarded only in triage");
        (await server.RunAsync("history", study.Name)).ShouldSay("to the trusts that declared ear nose and throat; the coordinating unit leads");
    }

    [Fact]
    public async Task What_a_rule_forbids_is_said_with_its_field()
    {
        var study = await _life.RegisterAsync("Badly answered", "--from", "2061-01-01", "--to", "2062-12-31");
        var trust = study.Requests[0].Trust;

        (await server.RunAsync("answer", study.Name, "sunnaas", "--decline", "staff")).ShouldBeRefused(3, "TRUST: ", "has no request to sunnaas");
        (await server.RunAsync("answer", study.Name, "trusts/nowhere", "--decline", "staff")).ShouldBeRefused(3, "TRUST: ");
        (await server.RunAsync("answer", study.Name, trust, "--decline", "other")).ShouldBeRefused(2, "remarks: ");
        (await server.RunAsync("answer", study.Name, trust, "--accept", "--patients", "0", "--investigator", "x")).ShouldBeRefused(2, "--patients: ");
        (await server.RunAsync("answer", study.Name, trust, "--accept", "--patients", "9000", "--investigator", "x")).ShouldBeRefused(3, "--patients: expected at most");
        (await server.RunAsync("answer", study.Name, trust, "--accept", "--patients", "1", "--start", "2020-01", "--investigator", "x")).ShouldBeRefused(3, "--start: ");
        (await server.RunAsync("answer", "study-that-is-not", trust, "--decline", "staff")).ShouldBeRefused(2, "studies/study-that-is-not");
        (await server.RunAsync("accept", study.Name)).ShouldBeRefused(3, "is requested; its sponsor can answer only a pending offer");
        (await server.RunAsync("recruitment", "report", study.Name, trust, "2026-01", "1")).ShouldBeRefused(3, "is requested; recruitment can be reported only for a placed or recruiting study");
        (await server.RunAsync("prioritise", study.Name, "10")).ShouldBeRefused(2, "PRIORITY: ");
        (await server.RunAsync("requests", "--centre", "lungs")).ShouldBeRefused(2, "centres/lungs");
        (await server.RunAsync("waiting", "--centre", "lungs")).ShouldBeRefused(2, "centres/lungs");
    }

    private static string ThisMonth() => TimeProvider.System.GetUtcNow().AddHours(1).ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
