using TrialMatch.Domain.Studies;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Mapping;

/// <summary>Maps what a sponsor did with its inquiries and offers.</summary>
internal static class SponsorRecords
{
    /// <param name="isPartial">Whether the sponsor has more studies than were counted.</param>
    public static V1.SponsorRecord ToProto(this SponsorRecord record, SponsorId sponsor, bool isPartial)
    {
        var proto = new V1.SponsorRecord
        {
            Sponsor = ResourceNames.Of(sponsor),
            Studies = record.Studies,
            Partial = isPartial,
            Inquiries = record.Inquiries,
            ConfirmedInquiries = record.ConfirmedInquiries,
            LapsedInquiries = record.LapsedInquiries,
            InquiriesDecidedInTime = record.InquiriesDecidedInTime,
            Offers = record.Offers,
            AcceptedOffers = record.AcceptedOffers,
            DeclinedOffers = record.DeclinedOffers,
            ExpiredOffers = record.ExpiredOffers,
        };
        if (record.MedianDecisionDays is { } days)
        {
            proto.MedianDecisionDays = days;
        }

        proto.Losses.AddRange(record.Losses.Select(loss => new V1.LossCount { Reason = Inquiries.ToProto(loss.Reason), Inquiries = loss.Inquiries }));
        return proto;
    }
}
