using Orleans.Storage;
using TrialMatch.Domain.Capacity;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Trusts;

/// <summary>
/// A trust's ledger as stored: pages of a few holds each, so that the cost of a write does not grow with the number of holds. A hold never
/// changes its page.
/// </summary>
internal sealed class LedgerPages(IGrainStorage storage, GrainId trust)
{
    /// <summary>The number of holds on a page: small enough to write often, large enough that a trust has few pages.</summary>
    private const int HoldsPerPage = 16;

    /// <summary>How long a release is remembered: far longer than any message is in transit.</summary>
    private static readonly TimeSpan ReleaseMemory = TimeSpan.FromHours(1);

    private readonly List<LedgerPage> _pages = [];
    private readonly Dictionary<StudyId, HoldPlace> _places = [];
    // By number: the last page stays empty for as long as there is room on another.
    private readonly PriorityQueue<LedgerPage, int> _pagesWithRoom = new();
    private readonly PriorityQueue<StudyId, DateTimeOffset> _releases = new();

    /// <summary>Completes when every release and increase of capacity so far is durable.</summary>
    public Task Freed { get; private set; } = Task.CompletedTask;

    /// <summary>Reads every page and restores its holds to the ledger.</summary>
    public async Task ReadIntoAsync(Ledger ledger)
    {
        while (true)
        {
            var page = NewPage();
            await page.ReadAsync();
            if (!page.IsStored)
            {
                return;
            }

            Add(page);
            foreach (var hold in page.Holds.ToList())
            {
                Restore(ledger, page, hold);
            }
        }
    }

    /// <summary>
    /// Writes the study's hold as it now stands in the ledger; completes when it is durable. Freed capacity may be held again at once, but
    /// if the new hold is on another page, that page could become durable first, and after a crash the capacity would be promised twice.
    /// So a hold that takes more than before is written only after everything freed earlier is durable.
    /// </summary>
    /// <remarks>Call it in the turn that made the decision: it must see each decision.</remarks>
    public Task WriteAsync(Ledger ledger, StudyId study, DateTimeOffset now)
    {
        var hold = ledger.Holds[study];
        var place = PlaceOf(study);
        if (!ReferenceEquals(place.Decided, hold))
        {
            Decide(place, hold);
        }

        // Last, since the release that was just repeated may itself be an old one.
        ForgetOldReleases(ledger, now);
        return place.Written;
    }

    /// <summary>
    /// Makes the stored ledger this activation's own: writes every page once more, and an empty one after the last, where another activation
    /// would begin one. Whoever has read the ledger before is refused from then on.
    /// </summary>
    /// <returns>Completes when it is durable; fails where another activation has written since the pages were read.</returns>
    public Task ClaimAsync()
    {
        if (_pages is [] or [.., { Holds.Count: > 0 }])
        {
            Add(NewPage());
        }

        return Task.WhenAll(_pages.Select(page => page.RewriteAsync()));
    }

    /// <summary>Delays every write that takes more capacity until the task completes, which frees or raises capacity.</summary>
    public void WaitFor(Task freed) => Freed = Freed.IsCompletedSuccessfully ? freed : Task.WhenAll(Freed, freed);

    private void Decide(HoldPlace place, Hold hold)
    {
        var isFreeing = place.Decided?.TakesMoreThan(hold) ?? false;

        // Compare with the page too: a decision made since may itself still wait for freed capacity.
        var isTaking = hold.TakesMoreThan(place.Decided) || hold.TakesMoreThan(place.OnPage);
        var decision = place.Decide(hold);
        place.Written = isTaking && !Freed.IsCompletedSuccessfully ? PutWhenFreedAsync(Freed) : Put();
        if (isFreeing)
        {
            WaitFor(place.Written);
        }

        if (hold.State == HoldState.Released)
        {
            _releases.Enqueue(hold.Study, hold.ChangedAt);
        }

        async Task PutWhenFreedAsync(Task freed)
        {
            await freed;
            await Put();
        }

        Task Put()
        {
            var page = place.Page ?? PageWithRoom();
            place.Put(hold, decision, page);
            return page.FlushAsync();
        }
    }

    /// <summary>
    /// Restores a hold unless one of a later round exists. A page that was not written since may still contain a release that has been
    /// forgotten, while the study has a newer hold on another page.
    /// </summary>
    private void Restore(Ledger ledger, LedgerPage page, Hold hold)
    {
        if (_places.TryGetValue(hold.Study, out var other))
        {
            var isOvertaken = other.OnPage!.Round > hold.Round;
            (isOvertaken ? page : other.Page!).Remove(hold.Study);
            if (isOvertaken)
            {
                return;
            }
        }

        var place = new HoldPlace();
        place.Put(hold, place.Decide(hold), page);
        _places[hold.Study] = place;
        ledger.Restore(hold);
        if (hold.State == HoldState.Released)
        {
            _releases.Enqueue(hold.Study, hold.ChangedAt);
        }
    }

    private HoldPlace PlaceOf(StudyId study)
    {
        if (!_places.TryGetValue(study, out var place))
        {
            _places[study] = place = new HoldPlace();
        }

        return place;
    }

    private LedgerPage PageWithRoom()
    {
        while (_pagesWithRoom.TryPeek(out var page, out _))
        {
            if (page.Holds.Count < HoldsPerPage)
            {
                return page;
            }

            _pagesWithRoom.Dequeue();
        }

        return Add(NewPage());
    }

    private void ForgetOldReleases(Ledger ledger, DateTimeOffset now)
    {
        while (_releases.TryPeek(out var study, out var releasedAt) && releasedAt + ReleaseMemory < now)
        {
            _releases.Dequeue();
            if (ledger.Forget(study) && _places.Remove(study, out var place) && place.Page is { } page)
            {
                page.Remove(study);
                _pagesWithRoom.Enqueue(page, _pages.IndexOf(page));
            }
        }
    }

    private LedgerPage NewPage() => new(
        storage, trust, $"ledger-{_pages.Count}", after: _pages.Count == 0 ? Task.CompletedTask : _pages[^1].Settled);

    private LedgerPage Add(LedgerPage page)
    {
        _pagesWithRoom.Enqueue(page, _pages.Count);
        _pages.Add(page);
        return page;
    }
}
