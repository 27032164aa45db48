using System.Collections.Immutable;
using TrialMatch.Domain.Obstacles;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Obstacles;

public class ObstacleDecisionsTests
{
    private static readonly DateTimeOffset Now = new(2027, 5, 10, 8, 0, 0, TimeSpan.Zero);
    private static readonly RequestId First = new("first");
    private static readonly RequestId Second = new("second");

    [Fact]
    public void Reports_are_numbered_and_a_repeated_one_changes_nothing()
    {
        var one = Reported([], First, "The contract took 14 weeks");
        var two = Reported(one, Second, "No room for monitors");

        Assert.Equal([1, 2], two.Select(obstacle => obstacle.Number));
        Assert.Equal(two, Reported(two, First, "The contract took 14 weeks"));
        Assert.Equal(RefusalReason.RequestIdReused, ObstacleDecisions.Report(two, First, ObstacleCategory.Contract, "Other", null, Now).Refusal!.Reason);
    }

    [Fact]
    public void Every_fault_of_a_report_is_told_by_its_field() => Assert.Equal(
        ["request_id", "category", "text"],
        ObstacleDecisions.ViolationsOf(new RequestId("a b"), ObstacleCategory.Unspecified, "").Select(violation => violation.Field));

    [Fact]
    public void A_national_identity_number_is_refused() => Assert.Equal(
        "text", Assert.Single(ObstacleDecisions.ViolationsOf(First, ObstacleCategory.Other, "The patient 01010750160 moved")).Field);

    [Theory]
    [InlineData("a")]
    [InlineData("Capital")]
    [InlineData("two words")]
    [InlineData("9th")]
    public void A_tag_is_a_short_label(string tag) =>
        Assert.Equal("tags[0]", Assert.Single(ObstacleDecisions.ViolationsOf(First, [tag])).Field);

    [Fact]
    public void No_more_tags_than_there_may_be_and_none_twice()
    {
        Assert.Equal("tags", Assert.Single(ObstacleDecisions.ViolationsOf(First, ["aa", "bb", "cc", "dd", "ee", "ff"])).Field);
        Assert.Equal("tags", Assert.Single(ObstacleDecisions.ViolationsOf(First, ["aa", "aa"])).Field);
    }

    [Fact]
    public void Tags_take_each_others_place_and_every_change_is_kept()
    {
        var one = Tagged(Reported([], First, "The contract took 14 weeks"), First, "legal", "budget");
        var two = Tagged(one, Second);

        Assert.Equal(["budget", "legal"], one[0].Tags);
        Assert.Empty(two[0].Tags);
        Assert.Equal([2, 0], two[0].Taggings.Select(tagging => tagging.Tags.Length));

        // A repeated change does not undo what came after it.
        Assert.Equal(two, Tagged(two, First, "budget", "legal"));
        Assert.Equal(RefusalReason.RequestIdReused, ObstacleDecisions.Tag(two, 1, First, ["other"], "national", Now).Refusal!.Reason);
    }

    [Fact]
    public void What_one_reporter_may_report_has_an_end()
    {
        ImmutableArray<Obstacle> full =
        [
            .. Enumerable.Range(1, ObstacleDecisions.MaxObstacles).Select(number => new Obstacle(number, new RequestId($"r{number}"), ObstacleCategory.Staff, "x", null, Now)),
        ];

        Assert.Equal(RefusalReason.HistoryFull, ObstacleDecisions.Report(full, First, ObstacleCategory.Staff, "y", null, Now).Refusal!.Reason);
    }

    [Fact]
    public void Counts_are_by_category_and_by_tag_an_obstacle_with_two_tags_for_both()
    {
        var trust = Tagged(Reported(Reported([], First, "a"), Second, "b"), First, "legal", "budget");
        var sponsor = Tagged(Reported([], First, "c"), First, "legal");

        var counts = ObstacleCounts.Of(
        [
            .. trust.Select(obstacle => (ObstacleReporter.Of(TrustId.FromText("bergen")), obstacle)),
            .. sponsor.Select(obstacle => (ObstacleReporter.Of(new SponsorId("acme")), obstacle)),
        ]);

        Assert.Equal((2, 1), (counts.FromTrusts, counts.FromSponsors));
        Assert.Equal([(ObstacleCategory.Contract, 3)], counts.ByCategory);
        Assert.Equal([("legal", 2), ("budget", 1)], counts.ByTag);
    }

    private static ImmutableArray<Obstacle> Reported(ImmutableArray<Obstacle> standing, RequestId id, string text)
    {
        var (after, reported, refusal) = ObstacleDecisions.Report(standing, id, ObstacleCategory.Contract, text, null, Now);
        Assert.Null(refusal);
        Assert.Equal(text, reported!.Text);
        return after;
    }

    private static ImmutableArray<Obstacle> Tagged(ImmutableArray<Obstacle> standing, RequestId id, params string[] tags)
    {
        var (after, _, refusal) = ObstacleDecisions.Tag(standing, 1, id, [.. tags], "region:west", Now);
        Assert.Null(refusal);
        return after;
    }
}
