using System.Text.Json;
using TrialMatch.Domain.Areas;
using TrialMatch.Grains.Abstractions.Notices;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Primitives;

namespace TrialMatch.Notices.Tests.Mail;

public sealed class NoticeTests
{
    private static readonly DateTimeOffset At = new(2027, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly Notice Request =
        new(NoticeKind.RequestMade, new StudyId("study-1"), new TrustId("bergen"), Area.Cancer, At.AddDays(7));

    [Fact]
    public void In_the_feed_it_has_this_form() => Assert.Equal(
        new FeedItem(
            "notices",
            At,
            """{"kind":"RequestMade","study":"study-1","trust":"bergen","area":"Cancer","answerBy":"2027-03-08T08:00:00+00:00"}"""),
        Request.ToFeedItem(At));

    [Fact]
    public void An_eviction_keeps_the_name_under_which_it_is_stored() =>
        Assert.StartsWith(
            """{"kind":"HoldTakenBack",""",
            (Request with { Kind = NoticeKind.HoldEvicted }).ToFeedItem(At).Payload,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void It_is_read_back_as_it_was_told(bool isFull)
    {
        var notice = isFull ? Request : Request with { Trust = null, AnswerBy = null };
        var item = notice.ToFeedItem(At);

        Assert.Equal(notice, Notice.Read(new FeedEntry(1, item.Topic, item.At, item.Payload)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"study":"study-1"}""")]
    [InlineData("""{"kind":"RequestMade"}""")]
    [InlineData("""{"kind":"Newer","study":"study-1"}""")]
    public void Anything_else_is_refused(string payload) =>
        Assert.ThrowsAny<JsonException>(() => Notice.Read(new FeedEntry(1, "notices", At, payload)));
}
