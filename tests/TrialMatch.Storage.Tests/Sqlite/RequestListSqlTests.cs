using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Placement;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Primitives;
using TrialMatch.Storage.Sqlite;

namespace TrialMatch.Storage.Tests.Sqlite;

public sealed class RequestListSqlTests : IDisposable
{
    private readonly QueryPlans _plans = new();

    [Theory]
    [MemberData(nameof(StudyListSqlTests.EveryList), MemberType = typeof(StudyListSqlTests))]
    public void A_page_is_one_walk_along_an_index_for_each_state_and_area_that_is_not_filtered_by(bool area, bool trust, bool state, bool isFirst)
    {
        var query = new RequestQuery(
            area ? Area.Cancer : null, trust ? new TrustId("t") : null, state ? RequestState.Open : null, 10, "");

        var plan = _plans.Of(RequestListSql.Page(query, isFirst));

        var amongSome = _plans.Of(RequestListSql.Page(query with { Among = [new TrustId("s"), new TrustId("t")] }, isFirst));
        Assert.Equal(WalksOf(plan), WalksOf(amongSome));
        Assert.DoesNotContain(amongSome, line => line.Contains("TEMP B-TREE", StringComparison.Ordinal));
        var walks = WalksOf(plan);
        var states = state ? 1 : Enum.GetValues<RequestState>().Length;
        Assert.Equal(area || trust ? states : states * Enum.GetValues<Area>().Length, walks.Count);
        Assert.All(walks, walk =>
        {
            Assert.StartsWith("SEARCH request USING INDEX", walk, StringComparison.Ordinal);
            Assert.Contains(isFirst ? "state=?" : "(answer_by_ticks,asked_at_ticks,study", walk, StringComparison.Ordinal);
        });
        Assert.DoesNotContain(plan, line => line.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    private static List<string> WalksOf(IEnumerable<string> plan) => [.. plan.Where(line => line.Contains("request", StringComparison.Ordinal))];

    [Fact]
    public void A_page_of_the_feed_and_its_last_entry_are_searches_in_the_blocks_in_which_the_topic_occurs()
    {
        Assert.Equal(
            [
                "SEARCH noted USING PRIMARY KEY (topic=? AND block>?)",
                "SEARCH feed USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)",
            ],
            _plans.Of(SqliteFeed.Page));
        Assert.Equal(
            [
                "SEARCH noted USING PRIMARY KEY (topic=?)",
                "SEARCH feed USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)",
            ],
            _plans.Of(SqliteFeed.Last));
    }

    public void Dispose() => _plans.Dispose();
}
