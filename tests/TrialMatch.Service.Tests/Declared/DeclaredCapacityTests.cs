using Grpc.Core;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Declared;

/// <summary>Trusts say what they have, each on a server that nobody else's tests count on.</summary>
public sealed class DeclaredCapacityTests(RunningServer server) : ServiceTests(server), IClassFixture<RunningServer>
{
    private const string Nurses = "study-nurse-minutes";

    /// <summary>A year ahead, so that it can be declared whenever the tests run.</summary>
    private static readonly DateOnly Then = new(DateTime.UtcNow.Year + 1, 3, 1);

    [Fact]
    public async Task What_a_trust_declares_is_no_planning_default_and_the_rest_still_is()
    {
        var change = await DeclareAsync("trusts/nordland", "r", 4_321);

        Assert.Equal("1", change.Etag);
        Assert.Equal("1", (await TrustAsync("trusts/nordland")).Etag);
        var months = await MonthsAsync("trusts/nordland", 2);
        Assert.Equal((4_321, false), (months[0].Declared, months[0].PlanningDefault));
        Assert.True(months[1].PlanningDefault);
    }

    [Fact]
    public async Task A_repeated_request_is_answered_as_at_first_and_changes_nothing()
    {
        var first = await DeclareAsync("trusts/helgeland", "first", 10);
        await DeclareAsync("trusts/helgeland", "second", 20);

        Assert.Equal(first, await DeclareAsync("trusts/helgeland", "first", 10));
        Assert.Equal(20, (await MonthsAsync("trusts/helgeland", 1))[0].Declared);
        await Refusals.AssertRefusedAsync(
            StatusCode.AlreadyExists, "REQUEST_ID_REUSED", ["request_id"], () => DeclareAsync("trusts/helgeland", "first", 11));
    }

    [Fact]
    public async Task A_stale_etag_is_refused_and_nothing_changes()
    {
        await DeclareAsync("trusts/finnmark", "first", 10);

        await Refusals.AssertRefusedAsync(
            StatusCode.Aborted, "ETAG_MISMATCH", ["etag"], () => DeclareAsync("trusts/finnmark", "second", 20, etag: "0"));
        await Refusals.AssertRefusedAsync(
            StatusCode.Aborted, "ETAG_MISMATCH", ["etag"], () => DeclareAsync("trusts/finnmark", "third", 20, etag: "nonsense"));

        Assert.Equal(10, (await MonthsAsync("trusts/finnmark", 1))[0].Declared);
        Assert.Equal("2", (await DeclareAsync("trusts/finnmark", "fourth", 20, etag: "1")).Etag);
    }

    [Fact]
    public async Task A_wrong_declaration_is_refused_by_its_field()
    {
        await AssertDeclarationAsync("declarations", []);
        await AssertDeclarationAsync("declarations[0].pool_id", [Declared("nurses", Then, 1)]);
        await AssertDeclarationAsync("declarations[0].amount", [Declared(Nurses, Then, -1)]);
        await AssertDeclarationAsync("declarations[0].first_month", [Declared(Nurses, new DateOnly(2020, 1, 1), 1)]);
        await AssertDeclarationAsync("declarations[0].first_month", [new CapacityDeclaration { PoolId = Nurses, Amount = 1 }]);
        await AssertDeclarationAsync("declarations[1].first_month", [Declared(Nurses, Then, 1), Declared(Nurses, Then, 1)]);
        await Refusals.AssertRefusedAsync(StatusCode.NotFound, "NOT_FOUND", [], () => DeclareAsync("trusts/none", "r", 1));
        await Refusals.AssertInvalidAsync("request_id", () => DeclareAsync("trusts/ous", "a b", 1));

        static CapacityDeclaration Declared(string pool, DateOnly month, int amount) =>
            new() { PoolId = pool, FirstMonth = Drafts.Date(month), Amount = amount };
    }

    [Fact]
    public async Task A_calendar_is_taken_in_whole_or_not_at_all_and_every_wrong_row_is_named()
    {
        var bad = $"""
            pool,month,amount
            {Nurses},{Then:yyyy-MM},111
            nurses,{Then:yyyy-MM},1
            {Nurses},{Then:yyyy}-13,1
            {Nurses},{Then.AddMonths(1):yyyy-MM},1.5
            """;
        await Refusals.AssertRefusedAsync(
            StatusCode.InvalidArgument,
            "INVALID_FIELD",
            ["row 4, column month", "row 5, column amount", "row 3, column pool"],
            () => ImportAsync("trusts/telemark", "bad", bad));
        Assert.NotEqual(111, (await MonthsAsync("trusts/telemark", 1))[0].Declared);

        var good = $"pool,month,amount\r\n{Nurses},{Then:yyyy-MM},111\r\n\"{Nurses}\",{Then.AddMonths(1):yyyy-MM},\"222\"\r\n";
        var reply = await ImportAsync("trusts/telemark", "good", good);

        Assert.Equal((2, "1"), (reply.RowCount, reply.Change.Etag));
        Assert.Equal([111, 222], (await MonthsAsync("trusts/telemark", 2)).Select(month => month.Declared));
        Assert.Equal(reply, await ImportAsync("trusts/telemark", "good", good));
    }

    [Fact]
    public async Task A_file_of_a_thousand_wrong_rows_is_refused_with_as_many_as_fit()
    {
        var rows = string.Concat(Enumerable.Repeat("x,y,z\n", 1_000));

        var refusal = await Assert.ThrowsAsync<RpcException>(() => ImportAsync("trusts/ous", "r", "pool,month,amount\n" + rows));

        Assert.Equal(StatusCode.InvalidArgument, refusal.StatusCode);
        Assert.Contains("row 2, column month", refusal.Status.Detail, StringComparison.Ordinal);
        Assert.EndsWith(" more", refusal.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sites_open_and_close_and_their_centres_know()
    {
        await Client.Capacity.ChangeSitesAsync(
            new ChangeSitesRequest { RequestId = "r", Name = "trusts/sunnaas", Open = { Area.Cancer }, Close = { Area.BrainHealth } },
            ApiClient.Options);

        var trust = await TrustAsync("trusts/sunnaas");
        Assert.Contains(Area.Cancer, trust.Areas);
        Assert.DoesNotContain(Area.BrainHealth, trust.Areas);
        Assert.Equal(
            [Area.Cancer, Area.BrainHealth],
            trust.Sites.Where(site => !site.PlanningDefault).Select(site => site.Area).OrderBy(area => (int)area));
        var centre = await Client.Network.GetCentreAsync(new GetCentreRequest { Name = "centres/cancer" }, ApiClient.Options);
        Assert.Contains("trusts/sunnaas", centre.Trusts);
        await Refusals.AssertInvalidAsync("close[0]", async () => await Client.Capacity.ChangeSitesAsync(
            new ChangeSitesRequest { RequestId = "s", Name = "trusts/sunnaas", Open = { Area.Cancer }, Close = { Area.Cancer } },
            ApiClient.Options));
        await Refusals.AssertInvalidAsync("open[1]", async () => await Client.Capacity.ChangeSitesAsync(
            new ChangeSitesRequest { RequestId = "s", Name = "trusts/sunnaas", Open = { Area.Inflammation, Area.Unspecified } }, ApiClient.Options));
        await Refusals.AssertInvalidAsync("open", async () => await Client.Capacity.ChangeSitesAsync(
            new ChangeSitesRequest { RequestId = "s", Name = "trusts/sunnaas" }, ApiClient.Options));
    }

    [Fact]
    public async Task A_site_is_closed_for_some_months_and_open_before_and_after()
    {
        var request = new ChangeSitesRequest
        {
            RequestId = "july",
            Name = "trusts/ostfold",
            Periods = { new SitePeriod { Area = Area.Cancer, FirstMonth = Drafts.Date(Then), LastMonth = Drafts.Date(Then.AddMonths(1).AddDays(13)) } },
        };
        await Client.Capacity.ChangeSitesAsync(new ChangeSitesRequest(request) { ValidateOnly = true }, ApiClient.Options);
        Assert.All((await TrustAsync("trusts/ostfold")).Sites, each => Assert.Empty(each.ClosedMonths));

        await Client.Capacity.ChangeSitesAsync(request, ApiClient.Options);

        var site = Assert.Single((await TrustAsync("trusts/ostfold")).Sites, each => each.ClosedMonths.Count > 0);
        Assert.Equal((Area.Cancer, true), (site.Area, site.Open));
        Assert.Equal([Drafts.Date(Then), Drafts.Date(Then.AddMonths(1))], site.ClosedMonths);
        request.Periods[0].FirstMonth = null;
        await Refusals.AssertInvalidAsync("periods[0].first_month", () => Client.Capacity.ChangeSitesAsync(request, ApiClient.Options).ResponseAsync);
    }

    [Fact]
    public async Task Figures_that_the_mask_names_are_replaced_and_no_others()
    {
        var before = await TrustAsync("trusts/lovisenberg");
        var given = new Trust
        {
            Name = before.Name,
            Etag = before.Etag,
            StartUpMonths = 1,
            ConsentSharePercent = 99,
            Capabilities = { Capability.Mri },
            Costs = new SiteCosts { StartUpUnits = 1, UpkeepUnitsPerMonth = 2, PatientUnits = 3 },
            EligiblePatients = { new EligiblePatients { PoolId = "eligible-patients.stroke", PatientsPerYear = 24 } },
        };

        await UpdateAsync("r", given, "start_up_months", "capabilities", "costs", "eligible_patients");

        var after = await TrustAsync(before.Name);
        Assert.Equal((1, before.ConsentSharePercent, given.Costs), (after.StartUpMonths, after.ConsentSharePercent, after.Costs));
        Assert.Equal([Capability.Mri], after.Capabilities);
        var stroke = Assert.Single(after.EligiblePatients, entry => entry.PoolId == "eligible-patients.stroke");
        Assert.Equal((24, false), (stroke.PatientsPerYear, stroke.PlanningDefault));
        Assert.Contains(Trust.Types.Figure.ConsentShare, after.PlanningDefaultFigures);
        Assert.DoesNotContain(Trust.Types.Figure.StartUp, after.PlanningDefaultFigures);
    }

    [Fact]
    public async Task A_mask_that_names_nothing_or_something_else_is_refused()
    {
        var trust = new Trust { Name = "trusts/ous" };
        await Refusals.AssertInvalidAsync("update_mask", () => UpdateAsync("r", trust));
        await Refusals.AssertInvalidAsync("update_mask", () => UpdateAsync("r", trust, "display_name"));
        await Refusals.AssertInvalidAsync("trust.costs", () => UpdateAsync("r", trust, "costs"));
        await Refusals.AssertInvalidAsync("trust.start_up_months", () => UpdateAsync("r", new Trust { Name = "trusts/ous", StartUpMonths = 25 }, "start_up_months"));
        await Refusals.AssertInvalidAsync("trust.name", () => UpdateAsync("r", new Trust(), "start_up_months"));
    }

    [Fact]
    public async Task Who_holds_what_is_listed_and_what_gives_way_is_named_and_matched_again()
    {
        var sponsor = await Client.SponsorAsync("declared");
        var study = await Client.RegisterAsync(Unique("held"), sponsor, Drafts.Of("Held", "Psoriasis", target: 10).In(Window));
        var site = study.Plan.Sites.First(each => each.Reason == SiteDecision.Types.Reason.Chosen);
        var held = await ReservationOfAsync(site.Trust, study.Name);
        Assert.Equal((Reservation.Types.State.Held, site.Cap), (held!.State, held.Patients));
        var nurses = Assert.Single(held.Pools, pool => pool.PoolId.StartsWith(Nurses, StringComparison.Ordinal));

        var request = new DeclareCapacityRequest
        {
            RequestId = "gives-way",
            Name = site.Trust,
            Declarations =
            {
                new CapacityDeclaration { PoolId = nurses.PoolId, FirstMonth = nurses.Months[0].Month, LastMonth = nurses.Months[^1].Month, Amount = 0 },
            },
        };
        await Refusals.AssertRefusedAsync(
            StatusCode.FailedPrecondition, "WOULD_EVICT", ["allow_eviction"], () => Client.Capacity.DeclareCapacityAsync(request, ApiClient.Options).ResponseAsync);
        var trial = (await Client.Capacity.DeclareCapacityAsync(new DeclareCapacityRequest(request) { ValidateOnly = true }, ApiClient.Options)).Change;
        Assert.Equal(held, await ReservationOfAsync(site.Trust, study.Name));

        var change = (await Client.Capacity.DeclareCapacityAsync(new DeclareCapacityRequest(request) { AllowEviction = true }, ApiClient.Options)).Change;

        Assert.Equal((string.Empty, null), (trial.Etag, trial.ChangeTime));
        Assert.Equal(trial.EvictedHolds, change.EvictedHolds);
        Assert.Equal(new EvictedHold { Study = study.Name, Patients = site.Cap }, Assert.Single(change.EvictedHolds));
        var patience = DateTime.UtcNow.AddSeconds(20);
        while ((await ReservationOfAsync(site.Trust, study.Name)) is not null)
        {
            Assert.True(DateTime.UtcNow < patience, "the study was never told");
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }

        Assert.All(await MonthsAsync(site.Trust, 60, from: nurses.Months[0].Month), month => Assert.True(month.Free >= 0));
    }

    [Fact]
    public async Task Below_what_a_placed_study_has_committed_is_refused_naming_the_study()
    {
        var sponsor = await Client.SponsorAsync("declared");
        var study = await PlacedAsync(await Client.RegisterAsync(Unique("placed"), sponsor, Drafts.Of("Placed", "Heart Failure", target: 8).In(Window)));
        var trust = study.Plan.Sites.First(each => each.Reason == SiteDecision.Types.Reason.Chosen).Trust;
        var committed = await ReservationOfAsync(trust, study.Name);
        Assert.Equal(Reservation.Types.State.Committed, committed!.State);
        var nurses = Assert.Single(committed.Pools, pool => pool.PoolId.StartsWith(Nurses, StringComparison.Ordinal));
        var before = await MonthsAsync(trust, 60);

        var refusal = await Assert.ThrowsAsync<RpcException>(async () => await Client.Capacity.DeclareCapacityAsync(
            new DeclareCapacityRequest
            {
                RequestId = "too-low",
                Name = trust,
                Declarations = { new CapacityDeclaration { PoolId = nurses.PoolId, FirstMonth = nurses.Months[0].Month, Amount = nurses.Months[0].Amount - 1 } },
            },
            ApiClient.Options));

        Assert.Equal(StatusCode.FailedPrecondition, refusal.StatusCode);
        Assert.Equal("BELOW_COMMITTED", refusal.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>()!.Reason);
        Assert.Contains(study.Name, refusal.Status.Detail, StringComparison.Ordinal);
        Assert.Equal(before, await MonthsAsync(trust, 60));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("AAAA")]
    [InlineData("dHJ1c3RzL291cw")]
    public async Task A_page_token_that_was_not_issued_is_refused(string token) =>
        await Refusals.AssertInvalidAsync("page_token", async () => await Client.Capacity.ListReservationsAsync(
            new ListReservationsRequest { Name = "trusts/ous", PageToken = token }, ApiClient.Options));

    private async Task AssertDeclarationAsync(string field, CapacityDeclaration[] declarations) =>
        await Refusals.AssertInvalidAsync(field, async () => await Client.Capacity.DeclareCapacityAsync(
            new DeclareCapacityRequest { RequestId = "wrong", Name = "trusts/ous", Declarations = { declarations } }, ApiClient.Options));

    private async Task<TrustChange> DeclareAsync(string trust, string requestId, int amount, string etag = "") =>
        (await Client.Capacity.DeclareCapacityAsync(
            new DeclareCapacityRequest
            {
                RequestId = requestId,
                Name = trust,
                Etag = etag,
                Declarations = { new CapacityDeclaration { PoolId = Nurses, FirstMonth = Drafts.Date(Then), Amount = amount } },
            },
            ApiClient.Options)).Change;

    private async Task<ImportCapacityCalendarResponse> ImportAsync(string trust, string requestId, string csv) =>
        await Client.Capacity.ImportCapacityCalendarAsync(
            new ImportCapacityCalendarRequest { RequestId = requestId, Name = trust, Csv = csv }, ApiClient.Options);

    private async Task<TrustChange> UpdateAsync(string requestId, Trust trust, params string[] paths) =>
        (await Client.Capacity.UpdateTrustAsync(
            new UpdateTrustRequest { RequestId = requestId, Trust = trust, UpdateMask = new() { Paths = { paths } } }, ApiClient.Options)).Change;

    private async Task<Trust> TrustAsync(string name) =>
        await Client.Network.GetTrustAsync(new GetTrustRequest { Name = name }, ApiClient.Options);

    private async Task<IReadOnlyList<PoolMonth>> MonthsAsync(string trust, int count, Google.Type.Date? from = null)
    {
        var request = new GetTrustCapacityRequest { Name = trust, From = from ?? Drafts.Date(Then), MonthCount = count };
        var reply = await Client.Network.GetTrustCapacityAsync(request, ApiClient.Options);
        return reply.Pools.Single(pool => pool.PoolId == Nurses).Months;
    }

    private async Task<Reservation?> ReservationOfAsync(string trust, string study)
    {
        var request = new ListReservationsRequest { Name = trust, PageSize = 1 };
        do
        {
            var page = await Client.Capacity.ListReservationsAsync(request, ApiClient.Options);
            if (page.Reservations.FirstOrDefault(each => each.Study == study) is { } found)
            {
                return found;
            }

            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return null;
    }

    /// <summary>Every site says yes to all it was asked for, and the sponsor takes the offer.</summary>
    private async Task<Study> PlacedAsync(Study study)
    {
        var requests = new RequestService.RequestServiceClient(Client.Invoker);
        foreach (var site in study.Plan.Sites.Where(site => site.Reason == SiteDecision.Types.Reason.Chosen))
        {
            await requests.AcceptRequestAsync(
                new AcceptRequestRequest
                {
                    RequestId = "accept-" + site.Trust.Replace('/', '-'),
                    Study = study.Name,
                    Trust = site.Trust,
                    Patients = site.Cap,
                    Investigator = "The principal investigator",
                },
                ApiClient.Options);
        }

        return await Client.Studies.AcceptOfferAsync(
            new AcceptOfferRequest { RequestId = "accept-offer", Name = study.Name }, ApiClient.Options);
    }
}
