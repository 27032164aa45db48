using System.Collections.Immutable;
using System.Globalization;
using Orleans.Storage;
using TrialMatch.Domain.Trusts;

namespace TrialMatch.Grains.Trusts;

/// <summary>
/// A trust's earlier change requests as stored: pages that are written once, so that the cost of a change does not grow with the number of
/// requests. A page is reused once all its requests may be forgotten. Pages are found by counting up to the first that is not stored.
/// </summary>
internal sealed class RequestPages(IGrainStorage storage, GrainId trust)
{
    private readonly List<GrainState<RequestPageDocument>> _pages = [];

    /// <summary>The trust version that resulted from the last request on any page; 0 if there is none.</summary>
    public long LastVersion { get; private set; }

    public async Task<IEnumerable<RememberedChange>> ReadAsync()
    {
        while (await ReadPageAsync(_pages.Count) is { RecordExists: true } page)
        {
            _pages.Add(page);
        }

        var requests = _pages.SelectMany(page => RequestsOn(page)).ToList();
        LastVersion = requests.Select(request => request.Result.Version).DefaultIfEmpty().Max();
        return requests;
    }

    /// <param name="requests">At least one, oldest first, each later than all requests already on pages.</param>
    /// <param name="now">The current time; a page whose requests may all be forgotten by then is reused.</param>
    public async Task WriteAsync(ImmutableArray<RememberedChange> requests, DateTimeOffset now)
    {
        var number = _pages.FindIndex(page => RequestsOn(page).All(request => request.MayBeForgottenAt(now)));
        if (number < 0)
        {
            number = _pages.Count;
            _pages.Add(new GrainState<RequestPageDocument>());
        }

        _pages[number].State = new RequestPageDocument { Requests = requests };
        await storage.WriteStateAsync(NameOf(number), trust, _pages[number]);
        LastVersion = requests[^1].Result.Version;
    }

    private async Task<GrainState<RequestPageDocument>> ReadPageAsync(int number)
    {
        var page = new GrainState<RequestPageDocument>(new RequestPageDocument());
        await storage.ReadStateAsync(NameOf(number), trust, page);
        return page;
    }

    private static ImmutableArray<RememberedChange> RequestsOn(GrainState<RequestPageDocument> page) => page.State?.Requests ?? [];

    private static string NameOf(int number) => "trust-requests-" + number.ToString(CultureInfo.InvariantCulture);
}
