using System.Collections.Immutable;
using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using TrialMatch.Api.Access;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Api.Mapping;

/// <summary>Describes a study's history for people to read.</summary>
internal static class EventDescriptions
{
    /// <param name="after">Return only events after this version.</param>
    public static IEnumerable<V1.StudyEvent> ToProto(StudyId id, ImmutableArray<HistoryEntry> history, long after, Caller reader)
    {
        Study? study = null;
        var isBlinded = Blinding.After(isBlinded: false, history);
        foreach (var entry in history)
        {
            var before = study;
            study = Study.After(before, id, entry);
            if (entry.Version > after)
            {
                yield return ToProto(entry, before, study, reader, isBlinded);
            }
        }
    }

    /// <param name="before">The study before the event; null before the first.</param>
    /// <param name="isBlinded">Whether the study is blinded now, whatever it was at the event.</param>
    public static V1.StudyEvent ToProto(HistoryEntry entry, Study? before, Study after, Caller reader, bool isBlinded)
    {
        var told = new V1.StudyEvent
        {
            Version = entry.Version,
            Time = entry.At.ToTimestamp(),
            Type = StudyEventNames.NameOf(entry.Event),
            Detail = WithRemarks(Describe(entry.Event, before), entry.Event),
            State = after.State.ToProto(),
            RequestId = entry.RequestId?.Value ?? (entry.Event as StudyRegistered)?.RequestId.Value ?? string.Empty,
            Hash = entry.Hash ?? string.Empty,
            Blinded = isBlinded,
        };
        told.SetActor(entry, reader);
        told.SetSubject(entry, before);
        return told;
    }

    private static string WithRemarks(string detail, StudyEvent happened) => happened is CommandEvent { Remarks.Length: > 0 } commanded
        ? string.Join("; ", new[] { detail, $"\"{commanded.Remarks}\"" }.Where(part => part.Length > 0))
        : detail;

    private static string Describe(StudyEvent happened, Study? before) => happened switch
    {
        StudyRegistered registered => string.Join("; ", registered.Classification.Reasons),
        StudySentToTriage => "no area fits; the coordinating unit assigns one or forwards the study",
        AreaAssigned assigned => $"to {EnumText.InWords(assigned.Lead)}",
        StudyForwarded forwarded => $"to the trusts that declared {(forwarded.Field is { } field ? EnumText.InWords(field) : before?.Classification.Field)}; the coordinating unit leads",
        SitesPicked picked => Describe(picked, before),
        HoldsMade made => string.Create(
            CultureInfo.InvariantCulture, $"round {made.Round}: all chosen sites hold capacity and have until {InOslo(made.AnswerBy)} to answer"),
        HoldsRefused refused => string.Create(
            CultureInfo.InvariantCulture,
            $"round {refused.Round}: free capacity had changed at {string.Join(", ", refused.Refusals.Select(Describe))}; nothing new is held"),
        StudyWaitlisted waitlisted => "waits for: " + string.Join("; ", waitlisted.Plan.Binding),
        StudyFoundNotFeasible found => string.Join("; ", found.Plan.Binding),
        RequestAccepted accepted => Text($"{accepted.Trust} takes {accepted.Patients} patients{From(accepted.Start)}, investigator {accepted.Investigator}{By(accepted.IsByCentre)}"),
        RequestDeclined declined => Text($"{declined.Trust}: {EnumText.InWords(declined.Reason)}{By(declined.IsByCentre)}"),
        RequestsReminded reminded => Text($"{(reminded.Kind == ReminderKind.HalfTime ? "half of the time has passed" : "one day is left")}: {string.Join(", ", reminded.Trusts)}"),
        RequestsLapsed lapsed => "no answer from " + string.Join(", ", lapsed.Trusts) + "; the capacity held there is released",
        HoldLost lost => $"{lost.Trust} evicted the hold",
        HoldsSettled settled => "confirmed by " + string.Join(", ", settled.Holds.Select(hold => hold.Trust)),
        Offered offered => Text($"{offered.Plan.OfferablePatients} patients with probability {ShownProbability.Of(offered.Plan.OfferableProbability)} at {string.Join(", ", offered.Plan.Chosen.Select(site => $"{site.Trust} for {site.Cap}"))}; stands until {InOslo(offered.StandsUntil)}"),
        RecruitmentReported reported => Text($"{reported.Trust} {reported.Month}: {reported.Patients} patients{Corrects(reported, before)}"),
        CommitmentRephased rephased => Text($"{rephased.Trust}: room for {rephased.Hold.Patients} patients in all"),
        RephasingRefused refused => $"{refused.Trust}: free capacity had changed; the commitment was planned again",
        InterestAsked asked => $"asks {string.Join(", ", asked.Asked.Select(site => site.Trust))}; nothing is held, and answers are collated after {InOslo(asked.AnswerBy)}",
        InterestReported reported => Text($"{reported.Trust}: {EnumText.InWords(reported.Form.Interest)}{Stated(reported)}{By(reported.IsByCentre)}"),
        InterestReminded reminded => Text($"{(reminded.Kind == ReminderKind.HalfTime ? "half of the time has passed" : "one day is left")}: {string.Join(", ", reminded.Trusts)}"),
        InterestLapsed lapsed => "not yet heard from " + string.Join(", ", lapsed.Trusts),
        FeasibilityReported report => Text($"{report.Plan.OfferablePatients} patients with probability {ShownProbability.Of(report.Plan.OfferableProbability)} at {Sites(report.Plan)}"),
        QuestionAsked asked => asked.IsBySponsor ? $"the sponsor asks {asked.Trust}" : $"{asked.Trust} asks the sponsor",
        QuestionAnswered answered => Text($"question {answered.Question}: {(answered.IsBySponsor ? "the sponsor answers " + answered.Trust : answered.Trust + " answers the sponsor")}"),
        DecisionReminded reminded => reminded.Kind == ReminderKind.LastDay ? "the sponsor has a day to decide" : "the sponsor has a week to decide",
        InquiryConfirmed => "the sponsor goes ahead",
        InquiryLost lost => EnumText.InWords(lost.Reason),
        InquiryLapsed => "the decision date passed without a word from the sponsor",
        StudyReleased { From: { } from } => Text($"public from {from:yyyy-MM-dd}"),
        StudyReleased => "public at once",
        StudyPrioritised prioritised => Text($"priority {prioritised.Priority}"),
        _ => string.Empty,
    };

    private static string Stated(InterestReported reported) => string.Concat(
        reported.Form.Patients is { } patients ? Text($", {patients} patients") : string.Empty,
        reported.Form.Limits.IsEmpty ? string.Empty : "; limited by " + EnumText.InWords(reported.Form.Limits));

    private static string Sites(PlacementPlan plan) => plan.Chosen.Select(site => site.Trust.Value).DefaultIfEmpty("no site").Aggregate((all, next) => $"{all}, {next}");

    /// <summary>Describes what a new selection of sites changed, and why.</summary>
    private static string Describe(SitesPicked picked, Study? before)
    {
        var kept = before?.Sites.Where(site => site.IsKept).Select(site => site.Trust).ToHashSet() ?? [];
        var asks = picked.Plan.Chosen.Where(site => !kept.Contains(site.Trust)).Select(site => Text($"{site.Trust} for {site.Cap}")).ToList();
        var parts = new List<string>();
        if (picked.Cause.Length > 0)
        {
            parts.Add(picked.Cause);
        }

        parts.Add(asks.Count > 0 ? "asks " + string.Join(", ", asks) : "no further site is asked");
        if (kept.Count > 0)
        {
            parts.Add("keeps " + string.Join(", ", kept));
        }

        parts.Add(Text($"{picked.Plan.OfferablePatients} patients with probability {ShownProbability.Of(picked.Plan.OfferableProbability)}"));
        return Text($"round {picked.Round}: {string.Join("; ", parts)}");
    }

    private static string Describe(HoldRefusal refusal) =>
        refusal.Shortfalls.IsEmpty
            ? refusal.Trust.Value
            : $"{refusal.Trust} ({refusal.Shortfalls[0].Pool} {refusal.Shortfalls[0].Month})";

    private static string From(Month? start) => start is { } month ? $" from {month}" : string.Empty;

    private static string By(bool isByCentre) => isByCentre ? " (answered by the centre)" : string.Empty;

    private static string Corrects(RecruitmentReported reported, Study? before) =>
        before?.FindSite(reported.Trust) is { } site && site.Recruited.TryGetValue(reported.Month, out var earlier)
            ? Text($" (corrects {earlier})")
            : string.Empty;

    private static string InOslo(DateTimeOffset instant)
    {
        var (day, time) = OsloTime.DayAndTimeAt(instant);
        return Text($"{day:yyyy-MM-dd} {time}");
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
