using System.Collections.Immutable;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Studies.Inquiries;

/// <summary>
/// The early question of a study whose sponsor has not decided: could Norway do this? It stays with the study after the decision, so that what
/// sites said is on record.
/// </summary>
/// <param name="DecideBy">The last day, in Oslo, on which the sponsor may confirm; after it the inquiry lapses.</param>
public sealed record Inquiry(DateOnly DecideBy)
{
    public InquiryOutcome Outcome { get; init; } = InquiryOutcome.Open;

    /// <summary>Why the study does not come to Norway; null unless <see cref="InquiryOutcome.Lost"/>.</summary>
    public LossReason? Loss { get; init; }

    /// <summary>The sponsor's words on that; may be empty.</summary>
    public string LossRemarks { get; init; } = string.Empty;

    /// <summary>The time at which it ended; null while it is open.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>The deadline by which answers are collated; null before any site is asked.</summary>
    public DateTimeOffset? AnswerBy { get; init; }

    /// <summary>The sites that were asked, each trust once.</summary>
    public ImmutableArray<InterestSite> Sites { get; init; } = [];

    /// <summary>Whether answers came in, or the deadline passed, since they were last collated.</summary>
    public bool NeedsCollation { get; init; }

    /// <summary>The time of the latest feasibility report; null before the first.</summary>
    public DateTimeOffset? ReportedAt { get; init; }

    /// <summary>What could be offered, by all that could take part when they were asked, and since the report by those that said yes; null before.</summary>
    public FeasibilityFigures? Figures { get; init; }

    /// <summary>The last reminder of the decision date that the sponsor was due.</summary>
    public ReminderKind Reminded { get; init; }

    /// <summary>In the order in which they were asked.</summary>
    public ImmutableArray<InquiryQuestion> Questions { get; init; } = [];

    public bool IsOpen => Outcome == InquiryOutcome.Open;

    /// <summary>The end of the decision date in Oslo, at which an open inquiry lapses.</summary>
    public DateTimeOffset Ends => OsloTime.EndOf(DecideBy);

    public InterestSite? FindSite(TrustId trust) => Sites.FirstOrDefault(site => site.Trust == trust);

    /// <summary>Returns the inquiry with an outcome. Sites that have not answered no longer need to.</summary>
    public Inquiry Ended(InquiryOutcome outcome, DateTimeOffset at) => this with
    {
        Outcome = outcome,
        DecidedAt = at,
        NeedsCollation = false,
        Sites = [.. Sites.Select(site => site.IsOpen ? site with { IsDropped = true } : site)],
    };
}
