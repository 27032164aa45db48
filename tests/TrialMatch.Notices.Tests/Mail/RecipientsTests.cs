using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Planning;
using TrialMatch.Grains.Abstractions.Notices;
using TrialMatch.Notices.Mail;
using TrialMatch.Primitives;

namespace TrialMatch.Notices.Tests.Mail;

public sealed class RecipientsTests
{
    private static readonly NetworkSeed Network = NetworkSeed.Load();

    [Theory]
    [InlineData(NoticeKind.RequestMade, "bergen")]
    [InlineData(NoticeKind.ReminderHalfTime, "bergen")]
    [InlineData(NoticeKind.ReminderLastDay, "bergen", "cancer")]
    [InlineData(NoticeKind.RequestWithdrawn, "bergen")]
    [InlineData(NoticeKind.OfferMade, "cancer")]
    [InlineData(NoticeKind.HoldEvicted, "bergen", "cancer")]
    public void Each_kind_goes_to_whom_it_concerns(NoticeKind kind, params string[] expected) =>
        Assert.Equal(expected, Recipients.Of(Of(kind, "bergen"), Network));

    [Theory]
    [InlineData(NoticeKind.RequestMade)]
    [InlineData(NoticeKind.ReminderLastDay, "cancer")]
    public void Without_a_trust_it_goes_to_the_centre_or_nobody(NoticeKind kind, params string[] expected) =>
        Assert.Equal(expected, Recipients.Of(Of(kind, trust: null), Network));

    [Fact]
    public void An_area_without_a_centre_has_nobody_to_tell() =>
        Assert.Empty(Recipients.Of(Of(NoticeKind.OfferMade, trust: null) with { Area = Area.Unspecified }, Network));

    [Theory]
    [InlineData(NoticeKind.RequestMade, "bergen")]
    [InlineData(NoticeKind.ReminderLastDay, "bergen", "coordinating-unit")]
    [InlineData(NoticeKind.OfferMade, "coordinating-unit")]
    public void Of_a_forwarded_study_the_coordinating_unit_gets_what_a_centre_would(NoticeKind kind, params string[] expected) =>
        Assert.Equal(expected, Recipients.Of(Of(kind, "bergen") with { Area = Area.OtherFields }, Network));

    // A setting names a recipient by its id alone.
    [Fact]
    public void No_trust_has_the_id_of_a_centre_or_of_the_coordinating_unit() => Assert.Empty(
        Network.Trusts.Select(trust => trust.Id.Value).Intersect([.. Network.Centres.Select(centre => centre.Id.Value), Recipients.CoordinatingUnit]));

    private static Notice Of(NoticeKind kind, string? trust) =>
        new(kind, new StudyId("study-1"), trust is null ? null : new TrustId(trust), Area.Cancer, AnswerBy: null);
}
