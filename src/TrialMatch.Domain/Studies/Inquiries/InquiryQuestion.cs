using TrialMatch.Primitives;

namespace TrialMatch.Domain.Studies.Inquiries;

/// <summary>A question between a site and the sponsor.</summary>
/// <param name="Number">The version of the event that asked it: a number within the study.</param>
/// <param name="Trust">The site that asks, or is asked.</param>
/// <param name="IsBySponsor">Whether the sponsor asks the site; otherwise the site asks the sponsor.</param>
public sealed record InquiryQuestion(long Number, TrustId Trust, bool IsBySponsor, string Text, DateTimeOffset AskedAt)
{
    /// <summary>Null where the other side has not answered.</summary>
    public string? Answer { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }
}
