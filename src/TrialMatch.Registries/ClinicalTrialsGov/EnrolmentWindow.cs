using System.Globalization;
using TrialMatch.Domain.Studies;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>When patients may be enrolled: from the study's start until a patient enrolled last can still be followed up to the primary completion.</summary>
internal static class EnrolmentWindow
{
    private const string Start = "enrolment_start";
    private const string End = "enrolment_end";

    public static (DateOnly Start, DateOnly End) Read(JsonView status, int followUpMonths, ImportContext context, Notes notes)
    {
        var nextMonth = FirstOfNextMonth(context.Today);
        var start = ReadStart(status, nextMonth, notes);
        var end = ReadEnd(status, start, followUpMonths, context, notes);
        (start, end) = MoveToFuture(start, end, nextMonth, notes);
        return (start, Shorten(start, end, notes));
    }

    private static DateOnly ReadStart(JsonView status, DateOnly nextMonth, Notes notes)
    {
        var written = status["startDateStruct"]["date"].Text();
        if (PartialDate.Parse(written) is { } date && IsSensible(date.First))
        {
            return date.First;
        }

        notes.Warn(Start, $"the record gives no usable start date; assumed {Iso(nextMonth)}, the first of next month");
        return nextMonth;
    }

    private static DateOnly ReadEnd(JsonView status, DateOnly start, int followUpMonths, ImportContext context, Notes notes)
    {
        var primary = PartialDate.Parse(status["primaryCompletionDateStruct"]["date"].Text());
        var completion = primary ?? PartialDate.Parse(status["completionDateStruct"]["date"].Text());
        if (completion is not { } date || !IsSensible(date.Last) || date.Last <= start)
        {
            var assumed = start.AddMonths(context.Defaults.EnrolmentMonths);
            notes.Warn(End, $"the record gives no usable completion date; assumed {context.Defaults.EnrolmentMonths} months of enrolment (planning default)");
            return assumed;
        }

        var which = primary is null ? "completion" : "primary completion";
        var end = date.Last.AddMonths(-followUpMonths);
        if (end >= start.AddMonths(1))
        {
            notes.Warn(End, $"taken as the {which} {Iso(date.Last)} less {followUpMonths} months of follow-up");
            return end;
        }

        notes.Warn(End, $"the time from start to {which} is no longer than the follow-up of {followUpMonths} months; taken as the {which} itself");
        return date.Last;
    }

    private static (DateOnly Start, DateOnly End) MoveToFuture(DateOnly start, DateOnly end, DateOnly nextMonth, Notes notes)
    {
        if (start >= nextMonth.AddMonths(-1))
        {
            return (start, end);
        }

        if (end >= nextMonth.AddMonths(1))
        {
            notes.Warn(Start, $"the record's start {Iso(start)} has passed; enrolment in Norway could start {Iso(nextMonth)} and has to end with the rest");
            return (nextMonth, end);
        }

        var moved = nextMonth.AddDays(end.DayNumber - start.DayNumber);
        notes.Warn(Start, $"the record's window {Iso(start)} to {Iso(end)} has passed; moved to start {Iso(nextMonth)} with the same length");
        return (nextMonth, moved);
    }

    private static DateOnly Shorten(DateOnly start, DateOnly end, Notes notes)
    {
        var latest = start.AddYears(StudyDraftLimits.EnrolmentYears);
        if (end <= latest)
        {
            return end;
        }

        notes.Warn(End, $"cut to {StudyDraftLimits.EnrolmentYears} years after the start; the record gives {Iso(end)}");
        return latest;
    }

    private static DateOnly FirstOfNextMonth(DateOnly today) => new DateOnly(today.Year, today.Month, 1).AddMonths(1);

    /// <summary>Registered dates outside a working life are slips of the pen.</summary>
    private static bool IsSensible(DateOnly date) => date.Year is >= 1950 and <= StudyDraftLimits.LatestYear;

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
