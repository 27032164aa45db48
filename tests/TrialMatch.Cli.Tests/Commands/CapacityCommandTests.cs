using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using TrialMatch.Cli.Output;
using TrialMatch.Cli.Tests.Harness;
using TrialMatch.V1;

namespace TrialMatch.Cli.Tests.Commands;

[Collection(ServerCollection.Name)]
public sealed class CapacityCommandTests(RunningServer server)
{
    private static readonly string March = string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow.Year + 1}-03");

    [Fact]
    public async Task A_declared_range_is_shown_without_the_mark_of_a_planning_default()
    {
        var declared = (await server.RunAsync(
            "capacity", "declare", "nordland", "--pool", "imaging-slots", "--from", March, "--amount", "77", "--output", "json"))
            .ShouldReply<DeclareCapacityResponse>();
        var shown = (await server.RunAsync("capacity", "show", "trusts/nordland", "--from", March, "--months", "2", "--output", "json"))
            .ShouldReply<GetTrustCapacityResponse>();

        var slots = Assert.Single(shown.Pools, pool => pool.PoolId == "imaging-slots");
        Assert.Equal((77, false), (slots.Months[0].Declared, slots.Months[0].PlanningDefault));
        Assert.True(slots.Months[1].PlanningDefault);
        (await server.RunAsync("trusts", "nordland")).ShouldSay($"etag          {declared.Change.Etag}", "planning defaults");
        (await server.RunAsync("capacity", "show", "nordland", "--from", March, "--by-month")).ShouldSay("imaging-slots", "77", "0 %", "planning defaults");
    }

    [Fact]
    public async Task A_repeated_request_returns_the_first_result_and_a_stale_etag_is_refused_by_a_rule()
    {
        string[] command =
            ["capacity", "declare", "helgeland", "--pool", "imaging-slots", "--from", March, "--to", March, "--amount", "5", "--request-id", "twice", "--output", "json"];

        var first = (await server.RunAsync(command)).ShouldReply<DeclareCapacityResponse>();
        Assert.Equal(first, (await server.RunAsync(command)).ShouldReply<DeclareCapacityResponse>());

        (await server.RunAsync(
            "capacity", "declare", "helgeland", "--pool", "imaging-slots", "--from", March, "--amount", "6", "--etag", "0")).ShouldBeRefused(3, "etag");
    }

    [Fact]
    public async Task A_calendar_is_imported_from_a_file_and_from_standard_input()
    {
        using var folder = TemporaryFolder.Made();
        var csv = $"pool,month,amount\nimaging-slots,{March},31\n";

        (await server.RunAsync("capacity", "import", "finnmark", folder.Write("calendar.csv", csv))).ShouldSay("1 rows declared", "trusts/finnmark", "etag 1");
        var reply = (await server.RunAsync(Encoding.UTF8.GetBytes(csv), "capacity", "import", "finnmark", "-", "--output", "json"))
            .ShouldReply<ImportCapacityCalendarResponse>();

        Assert.Equal(("2", 1), (reply.Change.Etag, reply.RowCount));
    }

    [Fact]
    public async Task A_wrong_calendar_is_bad_input_and_named_by_row_and_column()
    {
        using var folder = TemporaryFolder.Made();
        var wrong = folder.Write("wrong.csv", $"pool,month,amount\nimaging-slots,{March},many\nslots,{March},1\n");

        (await server.RunAsync("capacity", "import", "ous", wrong)).ShouldBeRefused(2, "row 2, column amount", "row 3, column pool");
        (await server.RunAsync("capacity", "import", "ous", folder.Write("no-text.csv", [0x81, 0x0A]))).ShouldBeRefused(2, "row 1", "expected the header");
        (await server.RunAsync("capacity", "import", "ous", folder.File("none.csv"))).ShouldBeRefused(2, "none.csv", "no such file");
    }

    [Fact]
    public async Task Sites_are_opened_and_closed_by_their_areas()
    {
        (await server.RunAsync("capacity", "sites", "sunnaas", "--open", "cancer", "--open", "gastrointestinal", "--close", "brain-health"))
            .ShouldSay("trusts/sunnaas", "etag 1");

        var trust = (await server.RunAsync("trusts", "sunnaas", "--output", "json")).ShouldReply<Trust>();
        Assert.Contains(Area.Cancer, trust.Areas);
        Assert.Contains(Area.Gastrointestinal, trust.Areas);
        Assert.DoesNotContain(Area.BrainHealth, trust.Areas);
        (await server.RunAsync("capacity", "sites", "sunnaas", "--open", "astrology")).ShouldBeRefused(2, "--open", "BRAIN_HEALTH", "astrology");
        (await server.RunAsync("capacity", "sites", "sunnaas")).ShouldBeRefused(2, "sites");
    }

    [Fact]
    public async Task A_site_closes_for_some_months_and_that_is_shown()
    {
        string[] close = ["capacity", "sites", "telemark", "--close", "cancer", "--from", March];

        (await server.RunAsync(close)).ShouldBeRefused(2, "--from", "--until");
        (await server.RunAsync([.. close, "--until", March])).ShouldSay("trusts/telemark", "changed");

        (await server.RunAsync("trusts", "telemark")).ShouldSay("closed", "cancer in", March);
    }

    [Fact]
    public async Task Requests_that_are_open_at_a_site_that_closes_are_named_and_stay_to_be_answered()
    {
        using var folder = TemporaryFolder.Made();
        var study = (await server.RunAsync(
            "register", folder.Write("draft.json", Migraine()), "--sponsor", RunningServer.Sponsor, "--request-id", "still-open", "--output", "json"))
            .ShouldReply<Study>();
        var (request, id) = (study.Requests[0], study.Name.Split('/')[1]);
        var area = EnumNames.Of(request.Area);
        string[] close = ["capacity", "sites", request.Trust, "--close", area];

        (await server.RunAsync([.. close, "--dry-run"])).ShouldSay("nothing has", "still open", id);
        (await server.RunAsync([.. close, "--dry-run", "--from", March, "--until", March])).ShouldSay("nothing has", "still open", id);
        (await server.RunAsync(close)).ShouldBeRefused(3, id, "--yes");
        Assert.Equal(3, await server.AnswerAsync("n", close));
        Assert.Contains(request.Area, (await server.RunAsync("trusts", request.Trust, "--output", "json")).ShouldReply<Trust>().Areas);

        (await server.RunAsync([.. close, "--yes"])).ShouldSay("changed", "still open", id);
        Assert.Contains(
            (await server.RunAsync("requests", "--trust", request.Trust, "--page-size", "1000", "--output", "json")).ShouldReply<ListRequestsResponse>().Requests,
            open => open.Study == study.Name);
        (await server.RunAsync("capacity", "sites", request.Trust, "--open", area)).ShouldSay("changed");
    }

    [Fact]
    public async Task Figures_that_are_named_are_replaced()
    {
        (await server.RunAsync(
            "capacity", "update", "lovisenberg", "--start-up-months", "1", "--consent-share", "44", "--costs", "9,8,7",
            "--capability", "mri", "--capability", "endoscopy", "--eligible", "eligible-patients.stroke=24")).ShouldSay("trusts/lovisenberg", "etag 1");

        var trust = (await server.RunAsync("trusts", "lovisenberg", "--output", "json")).ShouldReply<Trust>();
        Assert.Equal((1, 44, 9, 8, 7), (trust.StartUpMonths, trust.ConsentSharePercent, trust.Costs.StartUpUnits, trust.Costs.UpkeepUnitsPerMonth, trust.Costs.PatientUnits));
        Assert.Equal([Capability.Mri, Capability.Endoscopy], trust.Capabilities);
        Assert.Contains(trust.EligiblePatients, entry => entry is { PoolId: "eligible-patients.stroke", PatientsPerYear: 24, PlanningDefault: false });
    }

    [Theory]
    [InlineData("--costs", "9,8")]
    [InlineData("--eligible", "eligible-patients.stroke")]
    [InlineData("--consent-share", "many")]
    [InlineData("--capability", "magic")]
    public async Task A_figure_that_cannot_be_read_is_bad_input_and_named(string option, string value) =>
        (await server.RunAsync("capacity", "update", "ous", option, value)).ShouldBeRefused(2, option, value);

    [Fact]
    public async Task An_update_of_nothing_and_an_unknown_trust_are_bad_input()
    {
        (await server.RunAsync("capacity", "update", "ous")).ShouldBeRefused(2, "--costs");
        (await server.RunAsync("capacity", "holds", "atlantis")).ShouldBeRefused(2, "trusts/atlantis");
        (await server.RunAsync("capacity", "show", "atlantis")).ShouldBeRefused(2, "trusts/atlantis");
    }

    [Fact]
    public async Task A_change_that_would_take_a_hold_back_shows_it_on_a_dry_run_asks_on_a_terminal_and_needs_a_yes_elsewhere()
    {
        using var folder = TemporaryFolder.Made();
        var study = (await server.RunAsync(
            "register", folder.Write("draft.json", Drafts.Bytes()), "--sponsor", RunningServer.Sponsor, "--request-id", "gives-way", "--output", "json"))
            .ShouldReply<Study>();
        var trust = study.Plan.Sites.First(each => each.Reason == SiteDecision.Types.Reason.Chosen).Trust;
        var month = (await ReservationsAsync(trust)).Single(each => each.Study == study.Name).Pools[0];
        var first = string.Create(CultureInfo.InvariantCulture, $"{month.Months[0].Month.Year}-{month.Months[0].Month.Month:D2}");
        var id = study.Name.Split('/')[1];
        string[] declare = ["capacity", "declare", trust, "--pool", month.PoolId, "--from", first, "--amount", "0"];
        var before = (await server.RunAsync("capacity", "show", trust, "--from", first, "--output", "json")).ShouldReply<GetTrustCapacityResponse>();

        var now = before.Pools.Single(pool => pool.PoolId == month.PoolId).Months[0].Declared.ToString("N0", CultureInfo.InvariantCulture);

        (await server.RunAsync([.. declare, "--dry-run"])).ShouldSay("nothing has", $"{month.PoolId} {first}: {now} now, 0 then", "would be evicted", id);
        (await server.RunAsync(declare)).ShouldBeRefused(3, id, "--yes");
        Assert.Equal(3, await server.AnswerAsync("n", declare));
        Assert.Equal(3, await server.AnswerAsync("", declare));
        Assert.Equal(before, (await server.RunAsync("capacity", "show", trust, "--from", first, "--output", "json")).ShouldReply<GetTrustCapacityResponse>());

        Assert.Equal(0, await server.AnswerAsync("y", declare));
        Assert.DoesNotContain(await ReservationsAsync(trust), each => each.Study == study.Name && each.State == Reservation.Types.State.Held);
        var amount = before.Pools.Single(pool => pool.PoolId == month.PoolId).Months[0].Declared.ToString(CultureInfo.InvariantCulture);
        (await server.RunAsync([.. declare[..^1], amount, "--yes"])).ShouldSay("changed");
    }

    [Fact]
    public async Task Who_holds_what_is_shown_study_by_study()
    {
        using var folder = TemporaryFolder.Made();
        var draft = folder.Write("draft.json", Drafts.Bytes());
        // Years that no other test asks for.
        var study = (await server.RunAsync(
            "register", draft, "--sponsor", RunningServer.Sponsor, "--request-id", "holds-capacity", "--output", "json", "--from", "2083-01-01", "--to", "2084-12-31"))
            .ShouldReply<Study>();
        var site = study.Plan.Sites.First(each => each.Reason == SiteDecision.Types.Reason.Chosen);

        var holds = (await server.RunAsync("capacity", "holds", site.Trust, "--page-size", "1000", "--output", "json")).ShouldReply<ListReservationsResponse>();

        var hold = Assert.Single(holds.Reservations, each => each.Study == study.Name);
        Assert.Equal(site.Cap, hold.Patients);
        (await server.RunAsync("capacity", "holds", site.Trust, "--page-size", "1000")).ShouldSay("held", hold.Pools[0].PoolId);
    }

    /// <summary>A study in a field in which no other test leaves requests open.</summary>
    private static byte[] Migraine() => Drafts.Bytes(("title", "A study of migraine"), ("conditions", new JsonArray("Migraine")), ("icd10Codes", new JsonArray("G43.9")));

    private async Task<IReadOnlyList<Reservation>> ReservationsAsync(string trust) =>
        (await server.RunAsync("capacity", "holds", trust, "--page-size", "1000", "--output", "json")).ShouldReply<ListReservationsResponse>().Reservations;
}
