using TrialMatch.Cli.Output;
using TrialMatch.Cli.Tests.Harness;
using TrialMatch.V1;

namespace TrialMatch.Cli.Tests.Commands;

[Collection(ServerCollection.Name)]
public sealed class InquiryTests(RunningServer server) : IDisposable
{
    private const int ScreenWidth = 80;

    // Far from the other tests' studies, which fill the years they share.
    private static readonly string[] Years = ["--from", "2081-01-01", "--to", "2082-12-31", "--target", "8"];

    private readonly TemporaryFolder _folder = TemporaryFolder.Made();
    private readonly Life _life = new(server);

    [Fact]
    public async Task An_inquiry_is_asked_answered_reported_confirmed_and_placed()
    {
        var study = await _life.InquireAsync("A question that becomes a study", Years);
        Assert.Equal(Study.Types.State.Exploring, study.State);
        Assert.Empty(study.Requests);
        string[] trusts = [.. study.Inquiry.Sites.Take(3).Select(site => ResourceId(site.Trust))];
        (await server.RunAsync("requests", "--trust", trusts[0])).ShouldSay("interest asked", "A question that becomes a study");
        (await server.RunAsync("requests", "--trust", trusts[0], "--detail")).ShouldSay("Answer   until ", "Planned  ");

        (await server.RunAsync("interest", study.Name, trusts[0], "--yes", "--patients", "8", "--chance", "very-good")).ShouldSay("exploring", "interested", "very good");
        (await server.RunAsync("interest", study.Name, trusts[1], "--more", "--limits", "staff", "criteria", "--remarks", "two nurses left")).ShouldSay("wants to know more", "staff, criteria; two nurses left");
        (await server.RunAsync("interest", study.Name, trusts[2], "--no", "--no-population", "--by-centre")).ShouldSay("not interested", "does not see such patients; answered by the centre");
        var question = await AskAsSiteAsync(study, trusts[1], "Is a biopsy needed?");
        (await server.RunAsync("reply", study.Name, trusts[1], Life.Text(question), "Only at the start")).ShouldSay("Is a biopsy needed?", "Only at the start");
        (await server.RunAsync("show", study.Name)).ShouldSay("say whether they are interested by", "3 of ", "2 said yes", "nothing is held");

        (await server.RunAsync("confirm", study.Name, "--remarks", "gladly")).ShouldSay("requested", "Requests (");
        var confirmed = await _life.ShowAsync(study.Name);
        Assert.DoesNotContain(confirmed.Requests, request => ResourceId(request.Trust) == trusts[2]);
        Assert.InRange(confirmed.Requests.Single(request => ResourceId(request.Trust) == trusts[0]).AskedPatients, 1, 8);
        Assert.Equal(Study.Types.State.Placed, (await _life.PlaceAsync(confirmed)).State);
        (await server.RunAsync("history", study.Name)).ShouldSay(
            "interest-asked", "interest-reported", "wants to know more", "question-asked", $"{trusts[1]} asks the sponsor", "question-answered", "inquiry-confirmed", "\"gladly\"", "offer-accepted");
        (await server.RunAsync("report", study.Name)).ShouldSay("the inquiry has ended: confirmed");
    }

    [Fact]
    public async Task The_feasibility_report_reads_well_on_a_page_and_as_json_holds_the_same_figures()
    {
        var study = await _life.InquireAsync("A question to report on", Years);
        string[] trusts = [.. study.Inquiry.Sites.Take(2).Select(site => ResourceId(site.Trust))];
        (await server.RunAsync("interest", study.Name, trusts[0], "--yes", "--patients", "5")).ShouldSay();
        (await server.RunAsync("interest", study.Name, trusts[1], "--no", "--limits", "competing-studies")).ShouldSay();

        var report = (await server.RunAsync("report", study.Name, "--output", "json")).ShouldReply<FeasibilityReport>();
        var printed = await Printed.ByAsync(server, ScreenWidth, "report", study.Name);

        Assert.Equal((study.Inquiry.Sites.Count, 1, 1, 5), (report.AskedSites, report.InterestedSites, report.NotInterestedSites, report.StatedPatients));
        Assert.Equal(InterestRequest.Types.Limit.CompetingStudies, Assert.Single(report.Limits).Limit);
        Printed.InOrder(
            Flat(printed),
            "A question to report on",
            "Feasibility report, not final: sites still have time to answer; nothing is held.",
            $"could offer {report.OfferablePatients} of 8 patients",
            $"Of {report.AskedSites} sites asked: interested 1, want to know more 0, not interested 1",
            "Those that said yes believe they could recruit 5",
            "Sites are limited by: competing studies (1).",
            trusts[0] + " interested",
            trusts[1] + " not interested",
            "What the figures rest on");
        Assert.All(printed.Split('\n'), line => Assert.True(TextFold.WidthOf(line) <= ScreenWidth && line.All(character => !char.IsControl(character)), line));
    }

    [Fact]
    public async Task A_lost_inquiry_shows_why_and_what_its_sites_said_and_that_nothing_was_held()
    {
        var study = await _life.InquireAsync("A question that went elsewhere", Years);
        var trust = ResourceId(study.Inquiry.Sites[0].Trust);
        (await server.RunAsync("interest", study.Name, trust, "--yes", "--patients", "5")).ShouldSay();

        (await server.RunAsync("lose", study.Name, "--reason", "other-country", "--remarks", "Denmark was enough"))
            .ShouldSay("declined", "Why not Norway: other country; Denmark was enough", trust);

        foreach (var details in new string[][] { [], ["--details"] })
        {
            var shown = (await server.RunAsync(["show", study.Name, .. details])).ShouldSay(
                "The sponsor does not come to Norway (other country): the inquiry is over.", "nothing was held", "1 said yes", "Why not Norway: other country; Denmark was enough");
            Assert.DoesNotContain("Chosen sites", details.Length == 0 ? shown : string.Empty, StringComparison.Ordinal);
            Assert.DoesNotContain("released", shown, StringComparison.Ordinal);
        }

        (await server.RunAsync("report", study.Name)).ShouldSay("the inquiry has ended: lost", "Why not Norway: other country; Denmark was enough");
        (await server.RunAsync("requests", "--trust", trust, "--all")).ShouldSay("inquiry ended");
        (await server.RunAsync("history", study.Name)).ShouldSay("inquiry-lost", "other country", "\"Denmark was enough\"");
        (await server.RunAsync("interest", study.Name, trust, "--more")).ShouldBeRefused(3, "STUDY: ", "has ended: lost");
        (await server.RunAsync("confirm", study.Name)).ShouldBeRefused(3, "STUDY: ", "has ended: lost");
        (await server.RunAsync("lose", study.Name, "--reason", "costs")).ShouldBeRefused(3, "STUDY: ", "has ended: lost");
    }

    [Fact]
    public async Task While_it_is_asked_an_inquiry_names_as_not_chosen_no_site_that_it_asks()
    {
        var study = await _life.InquireAsync("A question to all", Years);

        var shown = (await server.RunAsync("show", study.Name)).ShouldSay("Not asked (");

        Assert.DoesNotContain("Not chosen", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("* some figures", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_confirmations_at_once_one_succeeds_and_repeated_by_its_request_id_both_do()
    {
        var twice = await _life.InquireAsync("Confirmed twice at once", Years);
        var ended = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => server.RunAsync("confirm", twice.Name)));
        Assert.Single(ended, each => each.ExitCode == 0);
        ended.Single(each => each.ExitCode != 0).ShouldBeRefused(3, "STUDY: ", "has ended: confirmed");

        var repeated = await _life.InquireAsync("Confirmed twice with one request id", Years);
        var same = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => server.RunAsync("confirm", repeated.Name, "--request-id", "confirmed-twice", "--output", "json")));
        Assert.Equal(same[0].ShouldReply<Study>(), same[1].ShouldReply<Study>());
        Assert.Single((await _life.ShowAsync(repeated.Name)).Requests.Select(request => request.AskTime).Distinct());
    }

    [Fact]
    public async Task What_an_inquiry_lacks_is_named_by_its_option_with_what_was_expected()
    {
        string[] inquire = ["inquire", server.Keep(Drafts.Bytes()), "--sponsor", RunningServer.Sponsor, .. Years];

        (await server.RunAsync([.. inquire, "--decide-by", Life.DaysAhead(60)])).ShouldBeRefused(2, "--stage: expected STAGE");
        (await server.RunAsync([.. inquire, "--stage", "concept"])).ShouldBeRefused(2, "--decide-by: expected YYYY-MM-DD");
        (await server.RunAsync([.. inquire, "--stage", "concept", "--decide-by", Life.DaysAhead(1)])).ShouldBeRefused(2, "--decide-by: expected the day by which the sponsor decides, ", "working days that sites have to answer");
        (await server.RunAsync([.. inquire, "--stage", "concept", "--decide-by", Life.DaysAhead(800)])).ShouldBeRefused(2, "--decide-by: ", "within 730 days");
        (await server.RunAsync([.. inquire, "--stage", "soon", "--decide-by", Life.DaysAhead(60)])).ShouldBeRefused(2, "--stage: expected one of CONCEPT");
    }

    [Fact]
    public async Task What_a_site_or_sponsor_may_not_say_is_named_by_its_option_and_changes_nothing()
    {
        var study = await _life.InquireAsync("Badly answered", Years);
        var trust = ResourceId(study.Inquiry.Sites[0].Trust);
        string[] interest = ["interest", study.Name, trust];
        var most = study.Inquiry.Sites[0].PlannedPatients;

        (await server.RunAsync(interest)).ShouldBeRefused(2, "expected one of --yes, --more and --no");
        (await server.RunAsync([.. interest, "--yes"])).ShouldBeRefused(2, "--patients: expected with --yes");
        (await server.RunAsync([.. interest, "--yes", "--patients", "0"])).ShouldBeRefused(2, "--patients: expected 1 to ");
        (await server.RunAsync([.. interest, "--yes", "--patients", Life.Text(most + 1_000)])).ShouldBeRefused(3, "--patients: expected at most ", $"{trust} could not take more");
        (await server.RunAsync([.. interest, "--yes", "--patients", "1", "--no-population"])).ShouldBeRefused(2, "--no-population: goes with --more or --no");
        (await server.RunAsync([.. interest, "--no"])).ShouldBeRefused(2, "--limits: expected with --no, or --no-population");
        (await server.RunAsync([.. interest, "--no", "--limits", "other"])).ShouldBeRefused(2, "--remarks: expected what limits it in words");
        (await server.RunAsync([.. interest, "--no", "--limits", "weather"])).ShouldBeRefused(2, "--limits: expected one of COMPETING_STUDIES");
        (await server.RunAsync([.. interest, "--no", "--limits", "staff", "staff"])).ShouldBeRefused(2, "--limits: expected each limit once");
        (await server.RunAsync("interest", study.Name, "sunnaas", "--more")).ShouldBeRefused(3, "TRUST: ", "did not ask sunnaas");
        (await server.RunAsync("ask", study.Name, "sunnaas", "Why not us?")).ShouldBeRefused(3, "TRUST: ", "did not ask sunnaas");
        (await server.RunAsync("ask", study.Name, trust, new string('x', 2_001))).ShouldBeRefused(2, "TEXT: expected at most 2000 characters");
        (await server.RunAsync("reply", study.Name, trust, "1", "Yes")).ShouldBeRefused(2, "QUESTION: ", "has no open question");
        (await server.RunAsync("reply", study.Name, trust, "first", "Yes")).ShouldBeRefused(2, "QUESTION: expected a question's number");
        (await server.RunAsync("lose", study.Name, "--reason", "other")).ShouldBeRefused(2, "--remarks: expected the reason in words");
        (await server.RunAsync("lose", study.Name, "--reason", "weather")).ShouldBeRefused(2, "--reason: expected one of TOO_SLOW");
        (await server.RunAsync("lose", study.Name)).ShouldBeRefused(2, "--reason: expected with lose");

        Assert.Equal(study.Version, (await _life.ShowAsync(study.Name)).Version);
    }

    [Fact]
    public async Task A_study_that_was_registered_to_be_placed_is_no_inquiry()
    {
        var study = await _life.RegisterAsync("To be placed at once", "--from", "2081-01-01", "--to", "2082-12-31", "--target", "4");
        var trust = study.Requests[0].Trust;

        foreach (var command in new string[][]
        {
            ["confirm", study.Name], ["lose", study.Name, "--reason", "costs"], ["report", study.Name],
            ["interest", study.Name, trust, "--more"], ["ask", study.Name, trust, "Why?"], ["reply", study.Name, trust, "1", "So"],
        })
        {
            (await server.RunAsync(command)).ShouldBeRefused(3, "STUDY: ", "was registered to be placed at once; expected an inquiry");
        }
    }

    public void Dispose() => _folder.Dispose();

    private async Task<int> AskAsSiteAsync(Study study, string trust, string text)
    {
        var login = _folder.File("site.json");
        (await InThisProcess.RunAsync("login", "--as", "site:" + trust, "--data", server.DataFolder, "--token-file", login)).ShouldSay();
        var asked = (await InThisProcess.RunAsync("ask", study.Name, trust, text, "--server", server.Address, "--token-file", login, "--output", "json")).ShouldReply<Study>();
        return (int)Assert.Single(asked.Inquiry.Questions).Question;
    }

    private static string ResourceId(string trust) => trust["trusts/".Length..];

    private static string Flat(string printed) => string.Join(' ', printed.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
