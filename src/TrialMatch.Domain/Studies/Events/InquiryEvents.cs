using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies.Inquiries;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Studies.Events;

/// <summary>The sites that could take part are asked whether they are interested. Nothing is held.</summary>
/// <param name="Plan">What could be offered at that time.</param>
/// <param name="Asked">The sites that are asked; at least one.</param>
/// <param name="AnswerBy">The deadline by which answers are collated.</param>
public sealed record InterestAsked(PlacementPlan Plan, ImmutableArray<AskedInterest> Asked, DateTimeOffset AnswerBy) : StudyEvent;

/// <param name="Area">The network for which the trust is asked.</param>
/// <param name="Patients">The patients that the plan would ask it for; 1 or more.</param>
/// <param name="Start">The first month in which it could enrol.</param>
public sealed record AskedInterest(TrustId Trust, Area Area, int Patients, Month Start);

/// <summary>A site answered the inquiry. A later answer replaces it, as long as the sponsor has not decided.</summary>
/// <param name="IsByCentre">The centre answered for the site.</param>
public sealed record InterestReported(TrustId Trust, InterestForm Form, string Remarks, bool IsByCentre) : CommandEvent(Remarks);

/// <summary>Reminders were due to sites that had not answered the inquiry.</summary>
public sealed record InterestReminded(ReminderKind Kind, ImmutableArray<TrustId> Trusts) : StudyEvent;

/// <summary>The deadline passed without an answer from these sites. They may still answer until the sponsor has decided.</summary>
public sealed record InterestLapsed(ImmutableArray<TrustId> Trusts) : StudyEvent;

/// <summary>The answers were collated into a feasibility report.</summary>
/// <param name="Plan">What the sites that said yes could offer.</param>
public sealed record FeasibilityReported(PlacementPlan Plan) : StudyEvent;

/// <summary>A question between a site and the sponsor.</summary>
/// <param name="Trust">The site that asks, or is asked.</param>
/// <param name="IsBySponsor">Whether the sponsor asks the site; otherwise the site asks the sponsor.</param>
/// <param name="Remarks">The question, 1 to 2,000 characters.</param>
public sealed record QuestionAsked(TrustId Trust, bool IsBySponsor, string Remarks) : CommandEvent(Remarks);

/// <summary>The other side answered a question.</summary>
/// <param name="Question">The question's number, which is the version of the event that asked it.</param>
/// <param name="IsBySponsor">Whether the sponsor answers.</param>
/// <param name="Remarks">The answer, 1 to 2,000 characters.</param>
public sealed record QuestionAnswered(TrustId Trust, long Question, bool IsBySponsor, string Remarks) : CommandEvent(Remarks);

/// <summary>The sponsor was due a reminder of its decision.</summary>
public sealed record DecisionReminded(ReminderKind Kind) : StudyEvent;

/// <summary>The sponsor goes ahead with the study.</summary>
public sealed record InquiryConfirmed(string Remarks) : CommandEvent(Remarks);

/// <summary>The sponsor does not come to Norway with the study.</summary>
/// <param name="Remarks">The sponsor's words; required where the reason is <see cref="LossReason.Other"/>.</param>
public sealed record InquiryLost(LossReason Reason, string Remarks) : CommandEvent(Remarks);

/// <summary>The decision date passed without a word from the sponsor.</summary>
public sealed record InquiryLapsed : StudyEvent;
