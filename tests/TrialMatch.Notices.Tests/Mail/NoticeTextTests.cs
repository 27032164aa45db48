using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Planning;
using TrialMatch.Grains.Abstractions.Notices;
using TrialMatch.Notices.Mail;
using TrialMatch.Primitives;

namespace TrialMatch.Notices.Tests.Mail;

public sealed class NoticeTextTests
{
    private static readonly NetworkSeed Network = NetworkSeed.Load();

    private static readonly Notice Request = new(
        NoticeKind.RequestMade,
        new StudyId("study-4k7m0c2xw9tz5hqe"),
        new TrustId("more-romsdal"),
        Area.BrainHealth,
        new DateTimeOffset(2026, 11, 27, 23, 0, 0, TimeSpan.Zero));

    public static TheoryData<NoticeKind> Kinds => [.. Enum.GetValues<NoticeKind>().Where(kind => kind != NoticeKind.Unspecified)];

    [Fact]
    public void A_request_names_trust_centre_study_and_deadline_and_says_what_to_do()
    {
        var text = NoticeText.Of(Request, Network);

        Assert.Equal("TrialMatch: a study asks for an answer (study-4k7m0c2xw9tz5hqe)", text.Subject);
        Assert.Equal(
            """
            A study asks Helse Møre og Romsdal to take part.

            Study: study-4k7m0c2xw9tz5hqe
            Centre: NorTrials Brain Health
            Trust: Helse Møre og Romsdal
            Answer by: Friday 27 November 2026, 24:00 (Oslo time)

            Please answer in TrialMatch.

            This is an automatic message from TrialMatch. Replies to it are not read.

            """,
            text.Body);
    }

    [Fact]
    public void An_offer_is_about_no_trust_and_stands_until_its_end()
    {
        var text = NoticeText.Of(Request with { Kind = NoticeKind.OfferMade, Trust = null }, Network);

        Assert.DoesNotContain("Trust:", text.Body, StringComparison.Ordinal);
        Assert.Contains("Stands until: Friday 27 November 2026, 24:00 (Oslo time)", text.Body, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_has_words_of_its_own_with_and_without_trust_and_deadline(NoticeKind kind)
    {
        var full = NoticeText.Of(Request with { Kind = kind }, Network);
        var bare = NoticeText.Of(Request with { Kind = kind, Trust = null, AnswerBy = null }, Network);

        Assert.NotEqual(full.Body, bare.Body);
        Assert.DoesNotContain("Oslo time", bare.Body, StringComparison.Ordinal);
        Assert.Single(Kinds, other => NoticeText.Of(Request with { Kind = other }, Network).Subject == full.Subject);
    }

    [Fact]
    public void A_kind_without_words_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(
        () => NoticeText.Of(Request with { Kind = NoticeKind.Unspecified }, Network));

    [Theory]
    [InlineData("2026-11-27T11:00:00Z", "Friday 27 November 2026, 12:00")]
    [InlineData("2027-07-01T11:00:00Z", "Thursday 1 July 2027, 13:00")]
    [InlineData("2027-06-30T22:00:00Z", "Wednesday 30 June 2027, 24:00")]
    [InlineData("2026-12-31T23:00:00Z", "Thursday 31 December 2026, 24:00")]
    [InlineData("2026-12-31T23:01:00Z", "Friday 1 January 2027, 00:01")]
    public void Instants_are_told_by_Oslos_clocks_and_midnight_belongs_to_the_day_it_ends(string instant, string text) =>
        Assert.Equal(text, OsloText.Of(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture)));
}
