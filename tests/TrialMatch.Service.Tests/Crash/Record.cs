using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;
using RequestState = TrialMatch.V1.SiteRequest.Types.State;
using State = TrialMatch.V1.Study.Types.State;

namespace TrialMatch.Service.Tests.Crash;

/// <summary>What a server says of all studies and of all that the trusts' ledgers keep for them.</summary>
internal sealed record Record(
    IReadOnlyList<Study> Studies,
    IReadOnlyDictionary<string, IReadOnlyList<StudyEvent>> Events,
    IReadOnlyList<GetTrustCapacityResponse> Books,
    IReadOnlyList<(string Trust, Reservation Reservation)> Reservations)
{
    private const int MostReservations = 1_000;
    private const string EligiblePatients = "eligible-patients.";

    /// <summary>After a kill calls wait until the dead silo is given up: all at once they would be more than a server takes.</summary>
    public const int CallsAtOnce = 32;

    public static async Task<Record> ReadAsync(ApiClient client)
    {
        var studies = await EachAsync(await client.AllStudiesAsync(), listed => client.StudyAsync(listed.Name));
        var events = await EachAsync(studies, async study => (study.Name, Events: await client.EventsAsync(study.Name)));
        var trusts = await client.TrustsAsync();
        return new Record(
            studies,
            events.ToDictionary(entry => entry.Name, entry => entry.Events),
            await Task.WhenAll(trusts.Select(trust => client.CapacityAsync(trust.Name))),
            [.. (await Task.WhenAll(trusts.Select(trust => ReservationsAsync(client, trust.Name)))).SelectMany(reservations => reservations)]);
    }

    private static async Task<IReadOnlyList<TRead>> EachAsync<TListed, TRead>(IReadOnlyList<TListed> listed, Func<TListed, Task<TRead>> readAsync)
    {
        var read = new TRead[listed.Count];
        await Parallel.ForAsync(0, listed.Count, new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce }, async (i, _) => read[i] = await readAsync(listed[i]));
        return read;
    }

    /// <summary>Every acknowledged command is on record once, and its effect is there.</summary>
    public void AssertHasAll(IReadOnlyDictionary<SentCommand, Study> acknowledged)
    {
        var byName = Studies.ToDictionary(study => study.Name);
        foreach (var (command, told) in acknowledged)
        {
            var (now, events) = (byName[told.Name], Events[told.Name]);
            var done = Assert.Single(events, happened => happened.RequestId == command.RequestId && happened.Type == command.Type);
            Assert.InRange(done.Version, 1, told.Version);
            Assert.Equal(told.State, events[(int)told.Version - 1].State);
            Assert.Equal(told.Draft, now.Draft);
            command.AssertDoneIn(now);
            if (told.Version == now.Version)
            {
                Assert.Equal(WithoutPlace(told), WithoutPlace(now));
            }
        }
    }

    public void AssertNothingIsPromisedTwice() => Assert.All(Books, Capacity.AssertNothingIsPromisedTwice);

    /// <summary>The ledgers keep what the studies want of them and nothing else. So it is once no study is in a passing state.</summary>
    public void AssertLedgersAgreeWithStudies()
    {
        Assert.DoesNotContain(Studies, study => study.State is State.Registered or State.Matching);
        Assert.Equal(
            Wanted().Order(),
            Reservations.Select(kept => (kept.Reservation.Study, kept.Trust, kept.Reservation.State, kept.Reservation.Patients)).Order());
        AssertStartsAreThosePlanned();
        AssertBooksAreTheSumsOfReservations();
    }

    /// <summary>Every history has each version once, in order, and ends where its study is.</summary>
    public void AssertHistoriesTellTheirStudies() => Assert.All(Studies, study =>
    {
        var events = Events[study.Name];
        Assert.Equal(Enumerable.Range(1, events.Count).Select(version => (long)version), events.Select(happened => happened.Version));
        Assert.Equal((study.Version, study.State), (events[^1].Version, events[^1].State));
    });

    /// <summary>Its place in the waiting list moves with those before it.</summary>
    public static Study WithoutPlace(Study study)
    {
        var placeless = study.Clone();
        placeless.Waiting = null;
        return placeless;
    }

    private static async Task<IEnumerable<(string Trust, Reservation Reservation)>> ReservationsAsync(ApiClient client, string trust)
    {
        var page = await client.Capacity.ListReservationsAsync(
            new ListReservationsRequest { Name = trust, PageSize = MostReservations }, ApiClient.Options);
        Assert.Empty(page.NextPageToken);
        return page.Reservations.Select(reservation => (trust, reservation));
    }

    private IEnumerable<(string Study, string Trust, Reservation.Types.State State, int Patients)> Wanted() =>
        from study in Studies
        where study.State is State.Requested or State.Offered or State.Placed or State.Recruiting
        let state = study.State is State.Placed or State.Recruiting ? Reservation.Types.State.Committed : Reservation.Types.State.Held
        from asked in study.Requests
        where asked.State is RequestState.Open or RequestState.Accepted
        select (study.Name, asked.Trust, state, Rephased(study.Name, asked.Trust) ?? asked.AskedPatients);

    /// <summary>What a site has room for after its report; null where none has moved its commitment.</summary>
    private int? Rephased(string study, string trust) =>
        Events[study].LastOrDefault(happened => happened.CommitmentRephased?.Trust == trust)?.CommitmentRephased.Patients;

    /// <summary>Each start of a patient takes one eligible patient in its month. A report moves them away from the plan.</summary>
    private void AssertStartsAreThosePlanned()
    {
        var sites = Studies.SelectMany(study => study.Plan.Sites.Select(site => (study.Name, site))).ToDictionary(
            entry => (entry.Name, entry.site.Trust), entry => entry.site);
        foreach (var (trust, reservation) in Reservations.Where(kept => Rephased(kept.Reservation.Study, kept.Trust) is null))
        {
            var site = sites[(reservation.Study, trust)];
            var first = new DateOnly(site.StartMonth.Year, site.StartMonth.Month, 1);
            Assert.Equal(
                site.StartsByMonth.Index().Where(start => start.Item > 0).Select(start => (Drafts.Date(first.AddMonths(start.Index)), start.Item)),
                reservation.Pools.Single(pool => pool.PoolId.StartsWith(EligiblePatients, StringComparison.Ordinal)).Months
                    .Select(month => (month.Month, month.Amount)));
        }
    }

    private void AssertBooksAreTheSumsOfReservations()
    {
        var reserved = (
            from kept in Reservations
            from pool in kept.Reservation.Pools
            from month in pool.Months
            select (Key: (kept.Trust, pool.PoolId, month.Month, kept.Reservation.State), month.Amount)).ToLookup(
                entry => entry.Key, entry => (long)entry.Amount);
        foreach (var book in Books)
        {
            foreach (var (pool, month) in book.Pools.SelectMany(pool => pool.Months.Select(month => (pool.PoolId, month))))
            {
                Assert.Equal(reserved[(book.Name, pool, month.Month, Reservation.Types.State.Held)].Sum(), month.Held);
                Assert.Equal(reserved[(book.Name, pool, month.Month, Reservation.Types.State.Committed)].Sum(), month.Committed);
            }
        }
    }
}
