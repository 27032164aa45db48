using System.Globalization;
using TrialMatch.Domain.Trusts;
using TrialMatch.Grains.Trusts;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Tests.Trusts;

/// <summary>Where a trust's requests are kept, so that all of thirty days are there and no change writes them all.</summary>
public sealed class TrustRecordStoreTests
{
    private static readonly GrainId Trust = GrainId.Create("trust", "ous");
    private static readonly DateTimeOffset Now = new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero);

    private readonly GatedStore _store = new();
    private readonly TrustRecordStore _records;
    private TrustRecord _record = TrustRecord.Empty;

    public TrustRecordStoreTests() => _records = new TrustRecordStore(_store, Trust);

    [Fact]
    public async Task Every_request_is_there_again_and_few_stand_with_what_each_change_writes()
    {
        await ChangeAsync(times: 3_333);

        Assert.InRange((await StoredRecordAsync()).Requests.Length, 1, TrustRecordStore.RequestsWithRecord);
        var read = await ReadAgainAsync();
        Assert.Equal(3_333, read.Version);
        Assert.Equal(_record.Requests, read.Requests);
    }

    [Fact]
    public async Task A_crash_while_requests_go_to_a_page_loses_none_and_doubles_none()
    {
        await ChangeAsync(TrustRecordStore.RequestsWithRecord);

        _store.Close("trust");
        var next = ChangeAsync(times: 1);

        // What a crash at this moment would leave behind: the page is written, the record is as before.
        Assert.True(_store.Has("trust-requests-0"));
        Assert.Equal(TrustRecordStore.RequestsWithRecord, (await ReadAgainAsync()).Version);
        Assert.Equal(_record.Requests[..^1], (await ReadAgainAsync()).Requests);

        _store.Open("trust");
        await next;
        Assert.Equal(_record.Requests, (await ReadAgainAsync()).Requests);
    }

    [Fact]
    public async Task A_change_after_it_was_read_again_goes_on_where_it_stood()
    {
        await ChangeAsync(times: 250);
        var next = new TrustRecordStore(_store, Trust);
        _record = await next.ReadAsync();

        _record = Changed(_record, Now);
        await next.WriteAsync(_record, [], Task.CompletedTask);

        Assert.Equal(_record.Requests, (await ReadAgainAsync()).Requests);
    }

    [Fact]
    public async Task Pages_whose_requests_may_be_forgotten_are_used_anew()
    {
        await ChangeAsync(times: 450);
        var pages = PagesStored();

        for (var month = 1; month <= 3; month++)
        {
            await ChangeAsync(times: 450, Now.AddDays(31 * month));
        }

        Assert.Equal(4, pages);
        Assert.Equal(pages, PagesStored());
        Assert.Equal(_record.Requests, (await ReadAgainAsync()).Requests.RemoveAll(request => request.MayBeForgottenAt(Now.AddDays(93))));
    }

    private int PagesStored() =>
        Enumerable.Range(0, 100).TakeWhile(page => _store.Has("trust-requests-" + page.ToString(CultureInfo.InvariantCulture))).Count();

    private async Task ChangeAsync(int times, DateTimeOffset? now = null)
    {
        for (var i = 0; i < times; i++)
        {
            _record = Changed(_record, now ?? Now);
            await _records.WriteAsync(_record, [], Task.CompletedTask);
        }
    }

    private static TrustRecord Changed(TrustRecord record, DateTimeOffset now)
    {
        var version = record.Version + 1;
        var request = new RememberedChange(new RequestId($"request-{version}"), "content", new TrustChangeResult(version, now, []));
        return record with { Version = version, Requests = record.Requests.RemoveAll(before => before.MayBeForgottenAt(now)).Add(request) };
    }

    /// <summary>All that the next activation reads.</summary>
    private Task<TrustRecord> ReadAgainAsync() => new TrustRecordStore(_store, Trust).ReadAsync();

    /// <summary>The one document that each change writes.</summary>
    private async Task<TrustRecord> StoredRecordAsync()
    {
        var stored = new GrainState<TrustDocument>();
        await _store.ReadStateAsync("trust", Trust, stored);
        return stored.State!.Record!;
    }
}
