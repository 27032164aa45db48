using System.Globalization;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>
/// Reads the enrolment window: from the study's start until the last patient enrolled can still be followed up by the primary completion.
/// A window that would have begun before today is moved to begin a few months ahead, with the same length.
/// </summary>
internal static class WindowReader
{
    private const string Start = "enrolment_start";
    private const string End = "enrolment_end";

    public static (DateOnly Start, DateOnly End) Read(RecordNode status, int followUpMonths, ImportContext context, Warnings warnings)
    {
        var start = ReadStart(status, warnings);
        var completion = ReadCompletion(status, warnings);
        var end = completion?.AddMonths(-followUpMonths);
        var recorded = MonthsFrom(start, end);
        var months = Plan(recorded, MonthsFrom(start, completion), context.Defaults, warnings);
        var (first, isMoved) = Place(start, months, context, warnings);
        var last = months == recorded && !isMoved ? end!.Value : first.AddMonths(months).AddDays(-1);
        return (first, last);
    }

    public static DateOnly? ReadStart(RecordNode status, Warnings warnings)
    {
        var node = status["startDateStruct"]["date"];
        var date = PartialDate.Parse(node.Text());
        if (date is null)
        {
            warnings.Add(node, "the record gives no usable start date, expected as 2027-03 or 2027-03-15");
        }

        return date?.First;
    }

    public static DateOnly? ReadCompletion(RecordNode status, Warnings warnings)
    {
        var primary = status["primaryCompletionDateStruct"]["date"];
        if (PartialDate.Parse(primary.Text()) is { } date)
        {
            return date.Last;
        }

        var overall = PartialDate.Parse(status["completionDateStruct"]["date"].Text());
        var instead = overall is null ? "nor a usable completion date" : "so the completion date is taken";
        warnings.Add(primary, $"the record gives no usable primary completion date, {instead}");
        return overall?.Last;
    }

    /// <summary>
    /// Returns the months from one day to another, both included, with part months counted as whole; null if a day is missing or they are
    /// out of order.
    /// </summary>
    public static int? MonthsFrom(DateOnly? first, DateOnly? last)
    {
        if (first is not { } from || last is not { } to || to <= from)
        {
            return null;
        }

        var next = to.AddDays(1);
        return ((next.Year - from.Year) * 12) + next.Month - from.Month + (next.Day > from.Day ? 1 : 0);
    }

    /// <summary>
    /// Returns the enrolment period to ask for. If the follow-up leaves hardly any of the study's time, it was a bound rather than each
    /// patient's share. The planning default is used instead, as far as the study's time allows.
    /// </summary>
    private static int Plan(int? recorded, int? studyMonths, ImportDefaults defaults, Warnings warnings)
    {
        var (least, most) = (defaults.MinEnrolmentMonths, defaults.MaxEnrolmentMonths);
        if (recorded >= least)
        {
            if (recorded > most)
            {
                warnings.Add(End, $"the record's dates give {recorded} months of enrolment; cut to {most}, the longest that is planned");
            }

            return Math.Min(recorded.Value, most);
        }

        var months = Math.Max(least, Math.Min(defaults.EnrolmentMonths, studyMonths ?? defaults.EnrolmentMonths));
        var found = studyMonths is null
            ? "the record's dates give no length of enrolment"
            : $"of the {studyMonths} months from start to completion the follow-up leaves {recorded ?? 0} to enrol";
        warnings.Add(End, $"{found}; {months} months are assumed (the planning default is {defaults.EnrolmentMonths}, the shortest planned {least})");
        return months;
    }

    private static (DateOnly First, bool IsMoved) Place(DateOnly? start, int months, ImportContext context, Warnings warnings)
    {
        if (start is { } first && first >= context.Today)
        {
            return (first, false);
        }

        var ahead = new DateOnly(context.Today.Year, context.Today.Month, 1).AddMonths(context.Defaults.MonthsUntilStart);
        var why = start is { } passed ? $"the record's start, {Iso(passed)}, has passed" : "the record gives no start";
        warnings.Add(Start, $"{why}; enrolment is planned from {Iso(ahead)} for {months} months");
        return (ahead, true);
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
