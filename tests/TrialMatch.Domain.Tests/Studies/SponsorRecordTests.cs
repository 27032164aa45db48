using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Domain.Studies.Inquiries;

namespace TrialMatch.Domain.Tests.Studies;

/// <summary>What a sponsor did with its inquiries and offers, counted from the histories of its studies.</summary>
public sealed class SponsorRecordTests
{
    private static readonly DateTimeOffset DecisionDate = Inquired().Now.Inquiry!.Ends;

    [Fact]
    public void A_sponsor_without_studies_has_decided_nothing() =>
        Assert.Equal(default, (RecordOf().Studies, RecordOf().Inquiries, RecordOf().Offers, RecordOf().MedianDecisionDays));

    [Fact]
    public void Inquiries_are_counted_by_what_became_of_them()
    {
        var record = RecordOf(
            Inquired().Do(new InquiryConfirmed("")),
            Inquired().Do(new InquiryLost(LossReason.Costs, "")),
            Inquired().Do(new InquiryLost(LossReason.TooSlow, "")),
            Inquired().At(DecisionDate),
            Inquired().At(DecisionDate).Do(new InquiryLost(LossReason.TooSlow, "")),
            Inquired().Do(new StudyWithdrawn("")),
            Inquired(),
            new OneStudy());

        Assert.Equal((8, 7, 1, 1, 3), (record.Studies, record.Inquiries, record.ConfirmedInquiries, record.LapsedInquiries, record.InquiriesDecidedInTime));
        Assert.Equal([(LossReason.TooSlow, 2), (LossReason.Costs, 1)], record.Losses);
    }

    [Theory]
    [InlineData(new[] { 2, 10, 4 }, 4)]
    [InlineData(new[] { 2, 10, 4, 6 }, 5)]
    public void The_time_to_decide_is_the_median_from_registration_on(int[] days, double median)
    {
        var studies = days.Select(each => Decided(each)).ToArray();

        Assert.Equal(median, RecordOf(studies).MedianDecisionDays!.Value, 9);
    }

    [Fact]
    public void Offers_are_counted_by_the_sponsors_answer()
    {
        var record = RecordOf(
            new OneStudy().Place(),
            new OneStudy().AcceptAll().Do(new OfferDeclined("")),
            Expired(),
            new OneStudy().AcceptAll(),
            new OneStudy());

        Assert.Equal((4, 1, 1, 1), (record.Offers, record.AcceptedOffers, record.DeclinedOffers, record.ExpiredOffers));
    }

    private static OneStudy Inquired() => new(OneStudy.Draft.DecidedBy(new DateOnly(2027, 2, 15)), StudyIntent.Explore);

    private static OneStudy Decided(int day)
    {
        var study = Inquired();
        return study.At(study.Now.RegisteredAt.AddDays(day)).Do(new InquiryConfirmed(""));
    }

    private static OneStudy Expired()
    {
        var study = new OneStudy().AcceptAll();
        return study.At(study.Now.OfferStandsUntil!.Value);
    }

    private static SponsorRecord RecordOf(params OneStudy[] studies) => SponsorRecord.Of([.. studies.Select(study => study.History)]);
}
