using System.Collections.Immutable;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Domain.Studies.Inquiries;

namespace TrialMatch.Domain.Studies;

/// <summary>What a sponsor did with its inquiries and offers, counted from the histories of its studies: through TrialMatch only.</summary>
/// <param name="Studies">The studies that were counted.</param>
/// <param name="Inquiries">The studies that began as inquiries.</param>
/// <param name="ConfirmedInquiries">Those that the sponsor confirmed.</param>
/// <param name="LapsedInquiries">Those of which the sponsor said nothing, neither in time nor later.</param>
/// <param name="InquiriesDecidedInTime">Those that the sponsor confirmed, or said why not, by its decision date.</param>
/// <param name="MedianDecisionDays">The median time from registration to such a decision, in days; null where there is none.</param>
/// <param name="Losses">The inquiries lost for each reason, the most frequent first; also those whose reason came after they lapsed.</param>
/// <param name="Offers">The studies that were offered to the sponsor; one is open until it answers.</param>
public sealed record SponsorRecord(
    int Studies,
    int Inquiries,
    int ConfirmedInquiries,
    int LapsedInquiries,
    int InquiriesDecidedInTime,
    double? MedianDecisionDays,
    ImmutableArray<(LossReason Reason, int Inquiries)> Losses,
    int Offers,
    int AcceptedOffers,
    int DeclinedOffers,
    int ExpiredOffers)
{
    /// <param name="histories">One for each study of the sponsor.</param>
    public static SponsorRecord Of(IReadOnlyCollection<ImmutableArray<HistoryEntry>> histories)
    {
        var inquiries = histories.Where(history => history.Any(entry => entry.Event is StudyRegistered { Intent: StudyIntent.Explore })).ToList();
        var decisionDays = inquiries.Select(DecisionDays).OfType<double>().Order().ToList();
        var answers = histories.Select(AnswerToOffer).ToList();
        return new SponsorRecord(
            histories.Count,
            inquiries.Count,
            inquiries.Count(Has<InquiryConfirmed>),
            inquiries.Count(history => Has<InquiryLapsed>(history) && !Has<InquiryLost>(history)),
            decisionDays.Count,
            MedianOf(decisionDays),
            [
                .. inquiries.SelectMany(history => history.Select(entry => entry.Event)).OfType<InquiryLost>()
                    .CountBy(lost => lost.Reason).OrderByDescending(count => count.Value).ThenBy(count => count.Key).Select(count => (count.Key, count.Value)),
            ],
            histories.Count(Has<Offered>),
            answers.Count(answer => answer is OfferAccepted),
            answers.Count(answer => answer is OfferDeclined),
            answers.Count(answer => answer is OfferExpired));
    }

    /// <summary>Returns the days from registration to the sponsor's decision; null where it did not decide before the inquiry lapsed.</summary>
    private static double? DecisionDays(ImmutableArray<HistoryEntry> history) =>
        history.FirstOrDefault(entry => entry.Event is InquiryConfirmed or InquiryLost or InquiryLapsed) is { Event: not InquiryLapsed } decided
            ? (decided.At - history[0].At).TotalDays
            : null;

    /// <summary>Returns how the latest offer ended; null while it is open, or where there was none.</summary>
    private static StudyEvent? AnswerToOffer(ImmutableArray<HistoryEntry> history) =>
        history.LastOrDefault(entry => entry.Event is OfferAccepted or OfferDeclined or OfferExpired or Offered)?.Event;

    private static bool Has<T>(ImmutableArray<HistoryEntry> history)
        where T : StudyEvent => history.Any(entry => entry.Event is T);

    private static double? MedianOf(List<double> sorted) =>
        sorted.Count == 0 ? null : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
}
