using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Primitives;
using TrialMatch.Storage.Sqlite;
using TrialMatch.Storage.Tests.Registry;

namespace TrialMatch.Storage.Tests.Sqlite;

public sealed class StudyListSqlTests : IDisposable
{
    private readonly QueryPlans _plans = new();

    public static TheoryData<bool, bool, bool, bool> EveryList()
    {
        var data = new TheoryData<bool, bool, bool, bool>();
        for (var i = 0; i < 16; i++)
        {
            data.Add((i & 1) != 0, (i & 2) != 0, (i & 4) != 0, (i & 8) != 0);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryList))]
    public void A_page_is_one_walk_along_an_index_or_one_for_each_state_or_lead_that_is_not_filtered_by(bool sponsor, bool state, bool lead, bool isFirst)
    {
        var query = new StudyQuery(
            sponsor ? new SponsorId("s") : null, state ? StudyState.Matching : null, lead ? Area.Cancer : null, 10, "");

        var plan = _plans.Of(StudyListSql.Page(query, isFirst));
        Assert.Equal(plan, _plans.Of(StudyListSql.Page(query with { IsWithoutBlinded = true }, isFirst)));

        var walks = plan.Where(line => line.Contains("study", StringComparison.Ordinal)).ToList();
        var isWhole = !sponsor && !state && !lead;
        Assert.Equal(
            (sponsor, state, lead) switch
            {
                (false, true, false) => Enum.GetValues<Area>().Length,
                (false, false, true) => Enum.GetValues<StudyState>().Length,
                _ => 1,
            },
            walks.Count);
        Assert.All(walks, walk =>
        {
            // Without filter and start, the walk begins at the index's first entry: SQLite calls that a scan, the limit ends it.
            Assert.StartsWith(isWhole && isFirst ? "SCAN study USING INDEX" : "SEARCH study USING INDEX", walk, StringComparison.Ordinal);
            Assert.True(isFirst || walk.Contains("(registered_at_ticks,id)>", StringComparison.Ordinal), walk);
        });
        Assert.DoesNotContain(plan, line => line.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(EveryList))]
    public void A_search_walks_along_the_same_indexes_from_where_its_page_begins_to_where_it_ends(bool sponsor, bool state, bool lead, bool isFirst)
    {
        var query = new StudyQuery(sponsor ? new SponsorId("s") : null, state ? StudyState.Matching : null, lead ? Area.Cancer : null, 10, "")
        {
            Text = "stroke",
            AskedOfAny = [new TrustId("oslo")],
            RegisteredFrom = ListedStudy.Start,
            RegisteredBefore = ListedStudy.Start.AddDays(1),
        };

        var (page, end) = (_plans.Of(StudyListSql.Page(query, isFirst, hasEnd: true)), _plans.Of(StudyListSql.End(query, isFirst)));

        Assert.All((string[])[.. page, .. end], line => Assert.DoesNotContain("TEMP B-TREE", line, StringComparison.Ordinal));
        Assert.All(Walks(page), walk => Assert.Matches(@"SEARCH study USING INDEX .*registered_at_ticks.*<", walk));
        Assert.All(Walks(end), walk => Assert.Matches(@"SEARCH study USING (COVERING )?INDEX .*registered_at_ticks.*<", walk));

        static IEnumerable<string> Walks(IEnumerable<string> plan) => plan.Where(line => line.Contains(" study ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_due_query_is_one_walk_along_the_index_of_due_studies()
    {
        var plan = Assert.Single(_plans.Of(StudyListSql.Due));

        Assert.StartsWith("SEARCH study USING INDEX study_by_due (due_at_ticks", plan, StringComparison.Ordinal);
    }

    [Fact]
    public void The_waiting_lists_are_walks_along_the_index_of_waiting_studies()
    {
        Assert.Equal("SCAN study USING INDEX study_by_place_in_queue", Assert.Single(_plans.Of(StudyListSql.Waiting)));
        Assert.Equal(
            "SEARCH study USING INDEX study_by_lead_and_place_in_queue (lead=?)",
            Assert.Single(_plans.Of(StudyListSql.WaitingUnderLead)));
    }

    [Fact]
    public void A_place_on_the_waiting_list_is_counted_along_two_stretches_of_the_index()
    {
        Assert.Equal(
            [
                "SEARCH study USING COVERING INDEX study_by_lead_and_place_in_queue (lead=? AND priority=? AND (registered_at_ticks,id)<(?,?))",
                "SEARCH study USING COVERING INDEX study_by_lead_and_place_in_queue (lead=? AND priority>?)",
            ],
            _plans.Of(StudyListSql.CountWaitingBefore).Where(line => line.Contains("study", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    public void Dispose() => _plans.Dispose();
}
