using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Domain.Studies.Inquiries;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Studies;

/// <summary>Applies events to a study. It decides nothing: an event is checked before it is written.</summary>
internal static class StudyFold
{
    public static Study Begin(StudyId id, HistoryEntry entry) => entry.Event is StudyRegistered registered
        ? new Study
        {
            Id = id,
            RequestId = registered.RequestId,
            Sponsor = registered.Sponsor,
            Draft = registered.Draft,
            Classification = registered.Classification,
            LikelyDuplicates = registered.LikelyDuplicates ?? [],
            Inquiry = registered is { Intent: StudyIntent.Explore, Draft.Intake.Decision.Date: { } decideBy } ? new Inquiry(decideBy) : null,
            RegisteredAt = entry.At,
            UpdatedAt = entry.At,
            State = StudyState.Registered,
            IsBlinded = registered.Draft.Intake is { IsBlinded: true },
            Version = entry.Version,
        }
        : throw new InvalidOperationException($"The history of {id} begins with {entry.Event.GetType().Name}, not with a registration.");

    public static Study Apply(Study study, HistoryEntry entry)
    {
        var next = entry.Event switch
        {
            SitesPicked picked => study with
            {
                State = StudyState.Matching,
                Plan = picked.Plan,
                Round = picked.Round,
                HasOpenRound = true,
                RematchCause = string.Empty,
            },
            HoldsMade made => Ask(study, made, entry.At),
            HoldsRefused refused => study with
            {
                State = StudyState.Matching,
                HasOpenRound = false,
                RoundsRefused = study.RoundsRefused + 1,
                RematchCause = CauseOf(refused),
            },
            StudySentToTriage => study with { State = StudyState.Triage },
            StudyWaitlisted waitlisted => End(study, StudyState.Waitlisted) with { Plan = waitlisted.Plan },
            StudyFoundNotFeasible found => EndInquiry(study, InquiryOutcome.NotFeasible, entry.At, StudyState.NotFeasible) with { Plan = found.Plan },
            RequestAccepted accepted => Accept(study, accepted).WithSite(accepted.Trust, site => site with { AnsweredAt = entry.At }),
            RequestDeclined declined => Decline(study, declined).WithSite(declined.Trust, site => site with { AnsweredAt = entry.At }),
            RequestsReminded reminded => study.WithSites(reminded.Trusts, site => site with { Reminded = reminded.Kind }),
            RequestsLapsed lapsed => Because(
                study.WithSites(lapsed.Trusts, site => site.Ended(RequestState.NoAnswer)), "no answer from " + string.Join(", ", lapsed.Trusts)),
            HoldLost lost => Lose(study, lost),
            HoldsSettled settled => settled.Holds.Aggregate(
                study, (after, hold) => after.WithSite(hold.Trust, site => site.Settled(hold))),
            Offered offered => Offer(study, offered),
            OfferAccepted => study.WithAccepted(site => site.Holding(HoldState.Committed)) with { IsPlacing = true },
            OfferDeclined => End(study, StudyState.Declined),
            OfferExpired => End(study, StudyState.Expired),
            StudyPlaced => study with { State = StudyState.Placed, IsPlacing = false, PlacedAt = entry.At, OfferStandsUntil = null },
            RecruitmentReported reported => Report(study, reported),
            CommitmentRephased rephased => study.WithSite(
                rephased.Trust, site => site with { Hold = rephased.Hold, NeedsRephasing = false }),
            RephasingRefused refused => study.WithSite(
                refused.Trust, site => site with { Hold = site.Granted, NeedsRephasing = true }),
            LastPatientIn => study.WithAccepted(site => site with { NeedsRephasing = true }) with { EnrolmentEndedAt = entry.At },
            StudyClosed => End(study, StudyState.Closed),
            StudyWithdrawn => EndInquiry(study, InquiryOutcome.Withdrawn, entry.At, StudyState.Withdrawn),
            AreaAssigned assigned => study with { State = StudyState.Registered, Classification = study.Classification with { Lead = assigned.Lead, CoLeads = [] } },
            StudyForwarded forwarded => Forwarding.After(study, forwarded),
            StudyPrioritised prioritised => study with { Priority = prioritised.Priority },
            StudyDisclosed => study with { IsBlinded = false },
            StudyReleased released => study with { Release = PublicRelease.Of(study, released, entry.At) },
            StudyWithheld => study with { Release = null },
            _ when study.Inquiry is { } inquiry => ApplyToInquiry(study, inquiry, entry),
            _ => throw CannotHappen(study, entry),
        };
        return next with { UpdatedAt = entry.At, Version = entry.Version };
    }

    private static Study ApplyToInquiry(Study study, Inquiry inquiry, HistoryEntry entry) => entry.Event switch
    {
        InterestAsked asked => study with { State = StudyState.Exploring, Plan = asked.Plan, Inquiry = InquiryFold.Ask(inquiry, asked, entry.At) },
        InterestReported reported => study with { Inquiry = InquiryFold.Report(inquiry, reported, entry.At) },
        InterestReminded reminded => study with { Inquiry = InquiryFold.Remind(inquiry, reminded) },
        InterestLapsed lapsed => study with { Inquiry = InquiryFold.Lapse(inquiry, lapsed) },
        FeasibilityReported reported => study with
        {
            Plan = reported.Plan,
            Inquiry = inquiry with { ReportedAt = entry.At, NeedsCollation = false, Figures = FeasibilityFigures.Of(reported.Plan) },
        },
        QuestionAsked asked => study with { Inquiry = InquiryFold.Ask(inquiry, asked, entry) },
        QuestionAnswered answered => study with { Inquiry = InquiryFold.Answer(inquiry, answered, entry.At) },
        DecisionReminded reminded => study with { Inquiry = inquiry with { Reminded = reminded.Kind } },
        InquiryConfirmed => study with { State = StudyState.Matching, Inquiry = inquiry.Ended(InquiryOutcome.Confirmed, entry.At) },
        InquiryLost lost when inquiry.IsOpen => EndInquiry(study, InquiryOutcome.Lost, entry.At, StudyState.Declined).WithLoss(lost),
        InquiryLost lost => study.WithLoss(lost),
        InquiryLapsed => EndInquiry(study, InquiryOutcome.Lapsed, entry.At, StudyState.Expired),
        _ => throw CannotHappen(study, entry),
    };

    private static InvalidOperationException CannotHappen(Study study, HistoryEntry entry) =>
        new($"{entry.Event.GetType().Name} cannot happen to a study in state {study.State}.");

    /// <summary>Ends the study, and its inquiry where that was open.</summary>
    private static Study EndInquiry(Study study, InquiryOutcome outcome, DateTimeOffset at, StudyState state) => End(study, state) with
    {
        Inquiry = study.Inquiry is { IsOpen: true } open ? open.Ended(outcome, at) : study.Inquiry,
    };

    /// <summary>A reason that comes after the inquiry lapsed is kept too; the time at which it ended stays.</summary>
    private static Study WithLoss(this Study study, InquiryLost lost) => study with
    {
        Inquiry = study.Inquiry! with { Outcome = InquiryOutcome.Lost, Loss = lost.Reason, LossRemarks = lost.Remarks },
    };

    /// <summary>The newly picked sites hold and are sent the request. Sites that were asked before stay as they are.</summary>
    private static Study Ask(Study study, HoldsMade made, DateTimeOffset at)
    {
        var asked = StudyDecisions.NewlyPicked(study).Select(site => Asked(site, made, at)).ToList();
        var askedTrusts = asked.Select(site => site.Trust).ToHashSet();
        return study with
        {
            State = StudyState.Requested,
            HasOpenRound = false,
            RoundsRefused = 0,
            AnswerBy = made.AnswerBy,
            Sites = [.. study.Sites.Where(site => !askedTrusts.Contains(site.Trust)), .. asked],
        };
    }

    private static StudySite Asked(SiteDecision site, HoldsMade made, DateTimeOffset at)
    {
        var hold = site.HoldFor(made.Round);
        return new StudySite
        {
            Trust = site.Trust,
            Area = site.Area,
            State = RequestState.Open,
            AskedAt = at,
            AnswerBy = made.AnswerBy,
            AskedPatients = site.Cap,
            Asked = hold,
            Start = hold.Start,
            Rate = site.Rate!.Value,
            EligiblePatientsPerMonth = site.EligiblePatientsPerMonth ?? 0,
            Hold = hold,
            Granted = hold,
        };
    }

    /// <summary>A site that accepts fewer patients or a later start leaves a gap that others may fill.</summary>
    private static Study Accept(Study study, RequestAccepted accepted)
    {
        var before = study.FindSite(accepted.Trust)!;
        var start = accepted.Start ?? before.Start;
        var hold = before.Hold.ShrunkTo(accepted.Patients, start);
        var after = study.WithSite(
            accepted.Trust, site => site with { State = RequestState.Accepted, Acceptance = accepted, Accepted = hold, Start = start, Hold = hold });
        return hold == before.Hold ? after : Because(after, $"{accepted.Trust} accepted {hold.Patients} of {before.Hold.Patients} patients, from {start}");
    }

    private static Study Decline(Study study, RequestDeclined declined) => Because(
        study.WithSite(declined.Trust, site => site.Ended(RequestState.Declined) with { Refusal = declined }),
        $"{declined.Trust} declined ({EnumText.InWords(declined.Reason)})");

    /// <summary>An offer that included the site lapses. The other sites' answers stand, and there is time to ask new sites.</summary>
    private static Study Lose(Study study, HoldLost lost)
    {
        var after = Because(study.WithSite(lost.Trust, site => site.Ended(RequestState.Lost)), $"{lost.Trust} took its capacity back");
        return study.State == StudyState.Offered
            ? after.WithAccepted(site => site.Holding(HoldState.Held)) with
            {
                State = StudyState.Requested,
                IsPlacing = false,
                OfferStandsUntil = null,
                AnswerBy = null,
            }
            : after;
    }

    private static Study Offer(Study study, Offered offered)
    {
        var chosen = offered.Plan.Chosen.ToDictionary(site => site.Trust);
        return study.WithAccepted(site => chosen.TryGetValue(site.Trust, out var decision) ? WithForecastOf(decision, site) : site.Ended(RequestState.Withdrawn)) with
        {
            State = StudyState.Offered,
            Plan = offered.Plan,
            OfferStandsUntil = offered.StandsUntil,
            RematchCause = string.Empty,
        };
    }

    /// <summary>Later forecasts of the site use the offer's rate and outlook.</summary>
    private static StudySite WithForecastOf(SiteDecision offered, StudySite site) => site with
    {
        Rate = offered.Rate ?? site.Rate,
        Outlook = offered.Outlook ?? site.Outlook,
    };

    private static Study Report(Study study, RecruitmentReported reported)
    {
        var after = study.WithSite(reported.Trust, site => site with
        {
            Recruited = site.Recruited.SetItem(reported.Month, reported.Patients),
            NeedsRephasing = true,
        });
        return after with { State = after.FirstPatientMonth is null ? StudyState.Placed : StudyState.Recruiting };
    }

    /// <summary>Releases all reservations. Answers stay on record; open requests are withdrawn.</summary>
    private static Study End(Study study, StudyState state) => study with
    {
        State = state,
        HasOpenRound = false,
        RoundsRefused = 0,
        RematchCause = string.Empty,
        AnswerBy = null,
        OfferStandsUntil = null,
        IsPlacing = false,
        Sites =
        [
            .. study.Sites.Select(site => site.IsOpen || (site.IsKept && state == StudyState.Waitlisted)
                ? site.Ended(RequestState.Withdrawn)
                : site.Holding(HoldState.Released)),
        ],
    };

    private static Study Because(Study study, string cause) => study with
    {
        RematchCause = study.RematchCause.Length == 0 ? cause : study.RematchCause + "; " + cause,
    };

    private static string CauseOf(HoldsRefused refused) =>
        "free capacity had moved at " + string.Join(", ", refused.Refusals.Select(refusal => refusal.Trust));

    private static Study WithSite(this Study study, TrustId trust, Func<StudySite, StudySite> change) =>
        study.WithSites(site => site.Trust == trust, change);

    private static Study WithSites(this Study study, ImmutableArray<TrustId> trusts, Func<StudySite, StudySite> change) =>
        study.WithSites(site => trusts.Contains(site.Trust), change);

    private static Study WithAccepted(this Study study, Func<StudySite, StudySite> change) =>
        study.WithSites(site => site.State == RequestState.Accepted, change);

    private static Study WithSites(this Study study, Func<StudySite, bool> isMeant, Func<StudySite, StudySite> change) =>
        study with { Sites = [.. study.Sites.Select(site => isMeant(site) ? change(site) : site)] };
}
