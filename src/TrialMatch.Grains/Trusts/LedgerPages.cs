using Orleans.Storage;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Studies;

namespace TrialMatch.Grains.Trusts;

/// <summary>
/// A trust's ledger as stored: pages of a few holds each, so that the cost of a write does not grow with the number of
/// holds. A hold stays on its page for life.
/// </summary>
internal sealed class LedgerPages(IGrainStorage storage, GrainId trust)
{
    /// <summary>Holds on a page: small enough to write often, large enough that a trust has few pages.</summary>
    private const int HoldsPerPage = 16;

    /// <summary>How long a release is remembered: far longer than any message lives.</summary>
    private static readonly TimeSpan ReleaseMemory = TimeSpan.FromHours(1);

    private readonly List<LedgerPage> _pages = [];
    private readonly Dictionary<StudyId, LedgerPage> _pageOf = [];
    private readonly Stack<LedgerPage> _pagesWithRoom = [];
    private readonly PriorityQueue<StudyId, DateTimeOffset> _releases = new();

    /// <summary>Completes when every release so far is durable.</summary>
    private Task _releasesWritten = Task.CompletedTask;

    /// <summary>Reads every page and puts its holds back into the ledger.</summary>
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
    /// Writes the study's hold as the ledger has it now; completes when it is durable. Capacity that was released may be
    /// held anew at once, but on another page that could be durable first, and a crash would leave it promised twice: so a
    /// hold is written only when the releases before it are.
    /// </summary>
    public async Task WriteAsync(Ledger ledger, StudyId study, DateTimeOffset now)
    {
        if (ledger.Holds[study].State != HoldState.Released)
        {
            await _releasesWritten;
        }

        var hold = ledger.Holds[study];
        var page = PageOf(study);
        page.Put(hold);
        var written = page.FlushAsync();
        if (hold.State == HoldState.Released)
        {
            _releases.Enqueue(study, hold.ChangedAt);
            _releasesWritten = Task.WhenAll(_releasesWritten, written);
        }

        // Last: an old release may be the very one that was repeated.
        ForgetOldReleases(ledger, now);
        await written;
    }

    /// <summary>
    /// Puts a hold back, unless a later round's stands: a page that was not written since may still have a release that was
    /// forgotten, while its study came to hold again on another.
    /// </summary>
    private void Restore(Ledger ledger, LedgerPage page, Hold hold)
    {
        if (_pageOf.TryGetValue(hold.Study, out var other))
        {
            var isOvertaken = ledger.Holds[hold.Study].Round > hold.Round;
            (isOvertaken ? page : other).Remove(hold.Study);
            if (isOvertaken)
            {
                return;
            }
        }

        _pageOf[hold.Study] = page;
        ledger.Restore(hold);
        if (hold.State == HoldState.Released)
        {
            _releases.Enqueue(hold.Study, hold.ChangedAt);
        }
    }

    private LedgerPage PageOf(StudyId study)
    {
        if (!_pageOf.TryGetValue(study, out var page))
        {
            page = PageWithRoom();
            _pageOf[study] = page;
        }

        return page;
    }

    private LedgerPage PageWithRoom()
    {
        while (_pagesWithRoom.TryPeek(out var page))
        {
            if (page.Holds.Count < HoldsPerPage)
            {
                return page;
            }

            _pagesWithRoom.Pop();
        }

        return Add(NewPage());
    }

    private void ForgetOldReleases(Ledger ledger, DateTimeOffset now)
    {
        while (_releases.TryPeek(out var study, out var releasedAt) && releasedAt + ReleaseMemory < now)
        {
            _releases.Dequeue();
            if (ledger.Forget(study) && _pageOf.Remove(study, out var page))
            {
                page.Remove(study);
                _pagesWithRoom.Push(page);
            }
        }
    }

    private LedgerPage NewPage() => new(
        storage, trust, $"ledger-{_pages.Count}", after: _pages.Count == 0 ? Task.CompletedTask : _pages[^1].Settled);

    private LedgerPage Add(LedgerPage page)
    {
        _pages.Add(page);
        _pagesWithRoom.Push(page);
        return page;
    }
}
